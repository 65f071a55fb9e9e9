package dev.errand.guide;

import dev.errand.event.TaskAttemptFailed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

// guide: an observer of attempts
@ApplicationScoped
public class FailedAttempts {
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  void failed(@Observes TaskAttemptFailed event) { // event.output() is that of this attempt
    heard.add(event.task().name() + ": " + event.attempt() + ", " + event.failure().getMessage());
  }

  BlockingQueue<String> heard() {
    return heard;
  }
}
// end
