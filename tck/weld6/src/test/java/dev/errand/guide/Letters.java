package dev.errand.guide;

import dev.errand.Background;
import dev.errand.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Writes on, attempt by attempt. */
@ApplicationScoped
public class Letters {
  static final Queue<List<String>> PUT_AWAY = new ConcurrentLinkedQueue<>();

  @Inject Draft draft;

  @Background
  @Retry(delay = 1, jitter = 0)
  public Task<Integer> write() throws IOException {
    int lines = draft.add("a line");
    if (lines < 3) {
      throw new IOException("out of ink after line " + lines);
    }
    return Task.of(lines);
  }
}
