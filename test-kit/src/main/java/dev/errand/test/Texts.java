package dev.errand.test;

import dev.errand.SupervisorInfo;
import dev.errand.TaskInfo;
import dev.errand.TaskStatus;
import dev.errand.event.TaskEvent;
import dev.errand.event.TaskQueued;
import dev.errand.test.LiveTasks.Live;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What messages say of tasks.
 *
 * @param supervisor what keeps tasks waiting
 * @param frozen whether the clock stands still
 */
record Texts(SupervisorInfo supervisor, boolean frozen) {
  private static final int FRAMES = 12;
  private static final String ITEM = "\n  ";

  /** A task that has not ended, and why. */
  String stillThere(Live live) {
    TaskInfo info = live.task().info();
    return ITEM + task(info) + why(info) + stack(live.stack().get());
  }

  private String why(TaskInfo info) {
    if (info.status() == TaskStatus.DELAYED) {
      return frozen
          ? ", and the clock stands still: advance it past the delay"
          : ", until its delay is over";
    }
    if (info.status() == TaskStatus.QUEUED) {
      boolean paused = supervisor.paused() || supervisor.pausedNames().contains(info.name());
      return paused ? ", and paused" : ", until it gets a slot";
    }
    return info.thread().map(thread -> ", on thread '" + thread + "'").orElse("");
  }

  private static String stack(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .limit(FRAMES)
        .map(frame -> "\n      at " + frame)
        .collect(Collectors.joining());
  }

  /** A task in a line. */
  static String task(TaskInfo info) {
    return "'"
        + info.name()
        + "' ("
        + info.id()
        + "): "
        + info.priority()
        + ", "
        + info.status()
        + (info.attempts() == 1 ? ", 1 attempt" : ", " + info.attempts() + " attempts")
        + info.failure().map(failure -> ", " + failure).orElse("")
        + info.cancelReason().map(reason -> ", " + reason).orElse("");
  }

  static String tasks(List<TaskInfo> tasks) {
    return list(tasks.stream().map(Texts::task).toList());
  }

  static String submitted(List<TaskEvent> events) {
    return tasks(
        events.stream().filter(TaskQueued.class::isInstance).map(TaskEvent::task).toList());
  }

  static String events(List<TaskEvent> events) {
    return list(
        events.stream()
            .map(event -> event.getClass().getSimpleName() + " of " + task(event.task()))
            .toList());
  }

  private static String list(List<String> items) {
    return items.isEmpty() ? " none." : ITEM + String.join(ITEM, items);
  }
}
