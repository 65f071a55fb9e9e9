package dev.errand.guide;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A body that says when it has begun, and stays until it is let go. */
final class Gate implements Callable<String>, AutoCloseable {
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);

  @Override
  public String call() throws InterruptedException {
    begun.countDown();
    open.await();
    return "let go";
  }

  /** Waits until the body runs. */
  void awaitBegun() {
    try {
      if (!begun.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("The body has not begun.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    open.countDown();
  }
}
