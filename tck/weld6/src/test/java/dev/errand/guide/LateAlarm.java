package dev.errand.guide;

import dev.errand.event.TaskLate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

// guide: an alarm for late tasks
@ApplicationScoped
public class LateAlarm {
  private final BlockingQueue<String> rung = new LinkedBlockingQueue<>();

  void late(@Observes TaskLate event) {
    rung.add(event.level() + ": " + event.task().name()); // WARNING: import
  }

  BlockingQueue<String> rung() {
    return rung;
  }
}
// end
