package dev.errand.guide;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;

/** Renders when the test says so, and has no paper in August. */
@ApplicationScoped
public class Printer {
  private final BlockingQueue<CompletableFuture<String>> rendering = new LinkedBlockingQueue<>();

  void print(String month) {
    if (month.equals("August")) {
      throw new IllegalStateException("no paper");
    }
  }

  CompletionStage<String> render(String month) {
    CompletableFuture<String> rendered = new CompletableFuture<>();
    rendering.add(rendered);
    return rendered;
  }

  CompletableFuture<String> takeRendering() throws InterruptedException {
    return rendering.take();
  }
}
