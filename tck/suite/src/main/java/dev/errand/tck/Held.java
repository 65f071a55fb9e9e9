package dev.errand.tck;

import dev.errand.Task;
import dev.errand.TaskRequest;
import java.util.concurrent.CountDownLatch;

/** A task that runs until the test lets it go. */
record Held(Task<String> task, CountDownLatch started, CountDownLatch gate)
    implements AutoCloseable {
  static Held submit(TaskRequest request) {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    return new Held(
        request.submit(
            () -> {
              started.countDown();
              gate.await();
              return "let go";
            }),
        started,
        gate);
  }

  /** Waits until the body runs. */
  Held running() {
    TckTest.await(started);
    return this;
  }

  boolean hasStarted() {
    return started.getCount() == 0;
  }

  @Override
  public void close() {
    gate.countDown();
  }
}
