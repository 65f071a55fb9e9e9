package dev.errand.guide;

import dev.errand.event.TaskUnresponsive;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

// guide: a watchdog
@ApplicationScoped
public class Watchdog {
  private final BlockingQueue<TaskUnresponsive> barked = new LinkedBlockingQueue<>();

  void bark(@Observes TaskUnresponsive event) {
    barked.add(event); // event.stack() tells where its thread is
  }

  BlockingQueue<TaskUnresponsive> barked() {
    return barked;
  }
}
// end
