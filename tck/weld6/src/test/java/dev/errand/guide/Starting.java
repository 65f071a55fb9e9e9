package dev.errand.guide;

import dev.errand.TaskRejectedException;
import dev.errand.TaskSupervisor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

// guide: tasks at the start and at the end
@ApplicationScoped
public class Starting {
  static final BlockingQueue<String> SEEN = new LinkedBlockingQueue<>();

  @Inject TaskSupervisor supervisor;

  void start(@Observes Startup event) {
    supervisor.task("warm up").submit(() -> SEEN.add("warm")); // is run
  }

  @PreDestroy
  void end() {
    try {
      supervisor.task("too late").submit(() -> SEEN.add("never"));
    } catch (TaskRejectedException e) {
      SEEN.add(e.getMessage()); // Task 'too late' was refused: …
    }
  }
}
// end
