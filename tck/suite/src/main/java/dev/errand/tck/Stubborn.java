package dev.errand.tck;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** A body that is told to stop, says so, and leaves when the test lets it. */
final class Stubborn implements Callable<String> {
  final CountDownLatch started = new CountDownLatch(1);
  final CountDownLatch told = new CountDownLatch(1);
  final CountDownLatch gate = new CountDownLatch(1);

  @Override
  public String call() {
    started.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      told.countDown(); // the flag is not set again: the gate is still to be waited for
    }
    TckTest.await(gate);
    return "left in its own time";
  }
}
