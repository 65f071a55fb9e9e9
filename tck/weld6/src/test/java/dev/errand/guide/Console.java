package dev.errand.guide;

import dev.errand.OutputLine;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;

// guide: a follower
class Console implements Flow.Subscriber<OutputLine> {
  final BlockingQueue<String> shown = new LinkedBlockingQueue<>();
  private Flow.Subscription subscription;

  @Override
  public void onSubscribe(Flow.Subscription to) {
    subscription = to;
    to.request(1);
  }

  @Override
  public void onNext(OutputLine line) {
    shown.add(line.stream() + " " + line.text());
    subscription.request(1); // as slowly as it likes: the task does not wait
  }

  @Override
  public void onError(Throwable failure) {
    shown.add(failure.toString());
  }

  @Override
  public void onComplete() { // the task has ended, and its last line is shown
    shown.add("the end");
  }
}
// end
