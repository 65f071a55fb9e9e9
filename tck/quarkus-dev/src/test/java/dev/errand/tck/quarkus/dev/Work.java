package dev.errand.tck.quarkus.dev;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.Task;
import dev.errand.TaskContext;
import dev.errand.event.TaskCancelled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Logger;
import org.eclipse.microprofile.faulttolerance.Retry;

/** The tasks of one generation. */
@ApplicationScoped
public class Work {
  private static final Logger LOG = Logger.getLogger(Work.class.getName());

  @Inject TaskContext context;

  /** Does everything that is captured, and again. */
  @Background
  @CapturedOutput
  @Retry(delay = 0)
  public Task<String> prints(String text) {
    System.out.println("out of " + text);
    System.err.println("err of " + text);
    LOG.info("log of " + text);
    if (context.attempt() == 1) {
      throw new IllegalStateException("The first attempt fails.");
    }
    return Task.of(text);
  }

  /** Runs until it is told to stop. */
  @Background(name = "endless")
  @CapturedOutput
  public Task<String> endless(String text) throws InterruptedException {
    System.out.println("started");
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Notes.all().add(text + " was interrupted");
      throw e;
    }
    return Task.of(text);
  }

  void cancelled(@Observes TaskCancelled event) {
    Notes.all().add(event.task().name() + ": " + event.reason());
  }
}
