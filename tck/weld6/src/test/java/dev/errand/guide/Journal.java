package dev.errand.guide;

import dev.errand.TaskName;
import dev.errand.event.TaskAttemptFailed;
import dev.errand.event.TaskCancelled;
import dev.errand.event.TaskCompleted;
import dev.errand.event.TaskEnded;
import dev.errand.event.TaskEvent;
import dev.errand.event.TaskFailed;
import dev.errand.event.TaskProgressed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

// guide: observers
@ApplicationScoped
public class Journal {
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> mails = new LinkedBlockingQueue<>();

  void sold(@Observes @TaskName("order") TaskCompleted event) { // of tasks of this name
    lines.add("sold " + event.result());
  }

  void ended(@ObservesAsync TaskEnded event) { // of all tasks, on another thread
    if (event instanceof TaskCompleted completed) {
      mails.add("done: " + completed.result());
    } else if (event instanceof TaskFailed failed) {
      mails.add("failed: " + failed.failure().getMessage());
    } else if (event instanceof TaskCancelled cancelled) {
      mails.add("cancelled: " + cancelled.reason());
    }
  }

  void any(@Observes @TaskName("watched") TaskEvent event) { // each step
    String more = "";
    if (event instanceof TaskProgressed) {
      more = " " + event.task().progress().message();
    } else if (event instanceof TaskAttemptFailed failed) {
      more = " " + failed.attempt();
    }
    lines.add(event.getClass().getSimpleName() + more);
  }

  BlockingQueue<String> lines() {
    return lines;
  }

  BlockingQueue<String> mails() {
    return mails;
  }
}
// end
