package dev.errand.tck.app;

import dev.errand.TaskId;
import dev.errand.TaskName;
import dev.errand.event.TaskAttemptFailed;
import dev.errand.event.TaskEnded;
import dev.errand.event.TaskEvent;
import dev.errand.event.TaskProgressed;
import dev.errand.event.TaskStarted;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hears events, most by the name of their task: the tests' other tasks stay unobserved. */
@ApplicationScoped
public class Watcher {
  private final Map<TaskId, List<TaskEvent>> heard = new ConcurrentHashMap<>();
  private final Map<TaskId, List<TaskEvent>> heardLater = new ConcurrentHashMap<>();
  private final Map<TaskId, CountDownLatch> ended = new ConcurrentHashMap<>();
  private final Map<TaskId, CountDownLatch> started = new ConcurrentHashMap<>();
  private final Map<TaskId, CountDownLatch> lastHeardLater = new ConcurrentHashMap<>();
  private final List<TaskProgressed> progress = new CopyOnWriteArrayList<>();
  private final List<TaskEvent> besideThrower = new CopyOnWriteArrayList<>();

  /** Called with each event of "watched" tasks, on the thread that made the step. */
  private volatile @Nullable Consumer<TaskEvent> hook;

  /** Called with each failed attempt of "very patient" tasks. */
  private volatile @Nullable Consumer<TaskAttemptFailed> patientHook;

  void watched(@Observes @TaskName("watched") TaskEvent event) {
    heard(event.task().id()).add(event);
    Consumer<TaskEvent> wanted = hook;
    if (wanted != null) {
      wanted.accept(event);
    }
    if (event instanceof TaskEnded) {
      ended(event.task().id()).countDown();
    }
  }

  void ended(@Observes @TaskName("Runs.future") TaskEnded event) {
    ended(event.task().id()).countDown();
  }

  void watchedLater(@ObservesAsync @TaskName("watched") TaskEvent event) {
    heardLater(event.task().id()).add(event);
    if (event instanceof TaskEnded) {
      lastHeardLater(event.task().id()).countDown();
    }
  }

  void retried(@Observes @TaskName("watched retries") TaskEvent event) {
    heard(event.task().id()).add(event);
  }

  void watchedAtLast(@Observes @TaskName("watched at last") TaskEvent event) {
    heard(event.task().id()).add(event);
  }

  void tolerant(@Observes @TaskName(Ways.NAME) TaskEvent event) {
    heard(event.task().id()).add(event);
    if (event instanceof TaskStarted) {
      started(event.task().id()).countDown();
    }
  }

  void failedAttempt(@Observes @TaskName("very patient") TaskAttemptFailed event) {
    Consumer<TaskAttemptFailed> wanted = patientHook;
    if (wanted != null) {
      wanted.accept(event);
    }
  }

  void anyProgress(@Observes TaskProgressed event) {
    progress.add(event);
  }

  void program(@Observes @TaskName("watched program") TaskEvent event) {
    heard(event.task().id()).add(event);
  }

  void thrower(@Observes @Priority(1) @TaskName("thrower") TaskEvent event) {
    throw new IllegalStateException("An observer that throws.");
  }

  void besideThrower(@Observes @Priority(2) @TaskName("thrower") TaskEvent event) {
    besideThrower.add(event);
  }

  /** Gives the events of a task in the order of hearing. */
  public List<TaskEvent> heard(TaskId id) {
    return heard.computeIfAbsent(id, key -> new CopyOnWriteArrayList<>());
  }

  /** Opens when the last event of a "watched" task, or one named "Runs.future", is heard. */
  public CountDownLatch ended(TaskId id) {
    return ended.computeIfAbsent(id, key -> new CountDownLatch(1));
  }

  /** Opens when the start of a task of {@link Ways} is heard. */
  public CountDownLatch started(TaskId id) {
    return started.computeIfAbsent(id, key -> new CountDownLatch(1));
  }

  /** Gives the events of a task that an asynchronous observer has heard. */
  public List<TaskEvent> heardLater(TaskId id) {
    return heardLater.computeIfAbsent(id, key -> new CopyOnWriteArrayList<>());
  }

  /** Opens when the asynchronous observer has heard the end of a task. */
  public CountDownLatch lastHeardLater(TaskId id) {
    return lastHeardLater.computeIfAbsent(id, key -> new CountDownLatch(1));
  }

  /** Gives all reports of progress, of whatever task. */
  public List<TaskProgressed> progress() {
    return progress;
  }

  /** Gives what was heard by the observer that comes after the one that throws. */
  public List<TaskEvent> besideThrower() {
    return besideThrower;
  }

  /** Does something at each event of a "watched" task; null for nothing. */
  public void atEach(@Nullable Consumer<TaskEvent> action) {
    hook = action;
  }

  /** Does something at each failed attempt of a "very patient" task; null for nothing. */
  public void atFailedAttempt(@Nullable Consumer<TaskAttemptFailed> action) {
    patientHook = action;
  }
}
