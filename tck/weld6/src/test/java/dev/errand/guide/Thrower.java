package dev.errand.guide;

import dev.errand.TaskName;
import dev.errand.event.TaskCompleted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** An observer that throws. */
@ApplicationScoped
public class Thrower {
  void end(@Observes @TaskName("order") TaskCompleted event) {
    throw new IllegalStateException("on purpose");
  }
}
