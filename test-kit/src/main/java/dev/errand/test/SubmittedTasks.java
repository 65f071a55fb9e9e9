package dev.errand.test;

import dev.errand.TaskId;
import dev.errand.TaskInfo;
import dev.errand.TaskPriority;
import dev.errand.TaskStatus;
import dev.errand.event.TaskCompleted;
import dev.errand.event.TaskEvent;
import dev.errand.event.TaskFailed;
import dev.errand.event.TaskQueued;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one name that were submitted, as they were when they were asked for. Each assertion
 * is about all of them, gives this again, and tells what there was instead if it fails.
 */
public final class SubmittedTasks {
  private final String name;

  /** The latest event of each, in the order of their submission. */
  private final List<TaskEvent> latest;

  private SubmittedTasks(String name, List<TaskEvent> latest) {
    this.name = name;
    this.latest = latest;
  }

  static SubmittedTasks of(String name, List<TaskEvent> events) {
    SubmittedTasks found = find(name, events);
    if (found.latest.isEmpty()) {
      throw new AssertionError(
          "No task '" + name + "' was submitted. Were submitted:" + Texts.submitted(events));
    }
    return found;
  }

  static void assertNone(String name, List<TaskEvent> events) {
    SubmittedTasks found = find(name, events);
    if (!found.latest.isEmpty()) {
      throw found.fault("No task '" + name + "' was to be submitted, and there were ");
    }
  }

  private static SubmittedTasks find(String name, List<TaskEvent> events) {
    Map<TaskId, TaskEvent> latest = new LinkedHashMap<>();
    for (TaskEvent event : events) {
      TaskId id = event.task().id();
      if (event.task().name().equals(name)
          && (event instanceof TaskQueued || latest.containsKey(id))) {
        latest.put(id, event);
      }
    }
    return new SubmittedTasks(name, List.copyOf(latest.values()));
  }

  private AssertionError fault(String expected) {
    AssertionError fault =
        new AssertionError(expected + latest.size() + ":" + Texts.tasks(infos()));
    for (TaskEvent event : latest) {
      if (event instanceof TaskFailed failed) {
        fault.addSuppressed(failed.failure());
      }
    }
    return fault;
  }

  private SubmittedTasks all(String expected, Predicate<TaskEvent> as) {
    if (!latest.stream().allMatch(as)) {
      throw fault("Each task '" + name + "' was to " + expected + "; there were ");
    }
    return this;
  }

  /**
   * Gives what is known of the tasks.
   *
   * @return a snapshot of each after its latest step, in the order of their submission
   */
  public List<TaskInfo> infos() {
    return latest.stream().map(TaskEvent::task).toList();
  }

  /**
   * Asserts how many there were.
   *
   * @param expected how many
   * @return this
   * @throws AssertionError if there were more, or fewer
   */
  public SubmittedTasks times(int expected) {
    if (latest.size() != expected) {
      throw fault("There were to be " + expected + " tasks '" + name + "', and there were ");
    }
    return this;
  }

  /**
   * Asserts that all have completed.
   *
   * @return this
   * @throws AssertionError if one has not
   */
  public SubmittedTasks completed() {
    return all("complete", has(TaskStatus.COMPLETED));
  }

  /**
   * Asserts that all have completed, with these results.
   *
   * @param results the results, in the order of the submissions
   * @return this
   * @throws AssertionError if one has not, or the results differ
   */
  public SubmittedTasks completedWith(@Nullable Object... results) {
    completed();
    List<@Nullable Object> were = new ArrayList<>();
    latest.forEach(event -> were.add(event instanceof TaskCompleted done ? done.result() : null));
    if (!were.equals(Arrays.asList(results))) {
      throw fault(
          "The tasks '"
              + name
              + "' were to complete with "
              + Arrays.toString(results)
              + ", and have with "
              + were
              + "; there were ");
    }
    return this;
  }

  /**
   * Asserts that all have failed with an exception of a type.
   *
   * @param type the type
   * @return this
   * @throws AssertionError if one has not
   */
  public SubmittedTasks failed(Class<? extends Throwable> type) {
    return all(
        "fail with " + type.getSimpleName(),
        event -> event instanceof TaskFailed failed && type.isInstance(failed.failure()));
  }

  /**
   * Asserts that all were cancelled.
   *
   * @return this
   * @throws AssertionError if one was not
   */
  public SubmittedTasks cancelled() {
    return all("be cancelled", has(TaskStatus.CANCELLED));
  }

  /**
   * Asserts how many attempts each has needed.
   *
   * @param expected how many, 1 without a retry
   * @return this
   * @throws AssertionError if one has needed more, or fewer
   */
  public SubmittedTasks attempts(int expected) {
    return all("have " + expected + " attempts", event -> event.task().attempts() == expected);
  }

  /**
   * Asserts which priority each has.
   *
   * @param expected the priority
   * @return this
   * @throws AssertionError if one has another
   */
  public SubmittedTasks priority(TaskPriority expected) {
    return all("have priority " + expected, event -> event.task().priority() == expected);
  }

  private static Predicate<TaskEvent> has(TaskStatus status) {
    return event -> event.task().status() == status;
  }
}
