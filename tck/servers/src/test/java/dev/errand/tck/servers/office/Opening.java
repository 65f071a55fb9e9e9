package dev.errand.tck.servers.office;

import dev.errand.Task;
import dev.errand.TaskSupervisor;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Submits tasks while its application starts. */
@ApplicationScoped
public class Opening {
  private static final Duration LONG = Duration.ofSeconds(30);

  @Inject private TaskSupervisor supervisor;

  private final Map<String, Object> outcomes = new TreeMap<>();

  @PostConstruct
  void construct() {
    submit("construction");
  }

  void initialized(@Observes @Initialized(ApplicationScoped.class) Object event) {
    submit("initialized");
  }

  /** Submits a task that gives its name. */
  public synchronized void submit(String moment) {
    try {
      outcomes.put(moment, supervisor.task(moment).submit(() -> moment));
    } catch (RuntimeException e) {
      outcomes.put(moment, e);
    }
  }

  /** Tells the moments, and what became of the tasks. */
  public synchronized String outcomes() throws Exception {
    StringBuilder told = new StringBuilder();
    for (Map.Entry<String, Object> outcome : outcomes.entrySet()) {
      Object result =
          outcome.getValue() instanceof Task<?> task ? task.join(LONG) : outcome.getValue();
      told.append(outcome.getKey()).append(": ").append(result).append('\n');
    }
    return told.toString();
  }
}
