package dev.errand.runtime.core;

import dev.errand.event.TaskEvent;
import dev.errand.spi.TaskListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Those who hear the events. Any thread. */
final class Listeners implements Consumer<TaskEvent> {
  private static final int NAMES_KEPT = 1_000;

  private final List<TaskListener> all;

  /** Which events are wanted for a name; bounded, as names may be made up by the thousand. */
  private final Map<String, Integer> wanted = new ConcurrentHashMap<>();

  Listeners(List<TaskListener> all) {
    this.all = all;
  }

  /** Which events of a name anybody wants: one bit for each type. */
  int wantedBy(String name) {
    if (all.isEmpty()) {
      return 0;
    }
    Integer known = wanted.get(name);
    if (known == null) {
      known = Announcer.wanted(all, name);
      if (wanted.size() < NAMES_KEPT) {
        wanted.put(name, known);
      }
    }
    return known;
  }

  @Override
  public void accept(TaskEvent event) {
    for (TaskListener listener : all) {
      try {
        listener.on(event);
      } catch (Throwable t) {
        Messages.listenerFailed(event, t);
      }
    }
  }
}
