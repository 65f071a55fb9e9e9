package dev.errand.readme;

import dev.errand.TaskName;
import dev.errand.event.TaskAttemptFailed;
import dev.errand.event.TaskCompleted;
import dev.errand.event.TaskFailed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

// tour: observers
@ApplicationScoped
public class Journal {
  private final List<String> lines = new CopyOnWriteArrayList<>();

  List<String> lines() {
    return lines;
  }

  void retried(@Observes TaskAttemptFailed event) {
    lines.add(event.task().name() + ": attempt " + event.attempt() + ": " + event.failure());
  }

  void done(@Observes @TaskName("Invoices.send") TaskCompleted event) {
    lines.add(event.result() + " invoices sent");
  }

  void alarm(@ObservesAsync TaskFailed event) {
    lines.add(event.task().name() + " failed: " + event.failure());
  }
}
// end
