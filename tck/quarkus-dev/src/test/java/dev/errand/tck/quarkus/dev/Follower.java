package dev.errand.tck.quarkus.dev;

import dev.errand.OutputLine;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;

/**
 * Reads all lines there are.
 *
 * @param first is told of the first
 */
record Follower(CountDownLatch first) implements Flow.Subscriber<OutputLine> {
  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(OutputLine line) {
    first.countDown();
  }

  @Override
  public void onError(Throwable thrown) {
    Notes.all().add("a follower failed: " + thrown);
  }

  @Override
  public void onComplete() {
    Notes.all().add("a follower is done");
  }
}
