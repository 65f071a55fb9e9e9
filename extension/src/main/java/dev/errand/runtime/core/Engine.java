package dev.errand.runtime.core;

import dev.errand.TaskId;
import dev.errand.TaskRejectedException;
import dev.errand.runtime.core.State.Cancelling;
import dev.errand.runtime.core.State.Ended;
import dev.errand.spi.Harness;
import dev.errand.spi.RecordedOutput;
import dev.errand.spi.RunDecorator;
import dev.errand.spi.TaskSettings;
import dev.errand.spi.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * What works behind a {@link Supervisor}: holds its parts together, and is told of each step of a
 * task that concerns more than itself.
 */
final class Engine {
  private final SupervisorSettings settings;
  private final SupervisorParts parts;
  private final TimeSource time;

  /** What a test puts around all this; null outside of tests. */
  private final @Nullable Harness harness;

  private final Slots slots;
  private final Dispatcher dispatcher;
  private final Intake intake;
  private final Submissions submissions;
  private final LateTeller lateTeller;
  private final Registry registry;
  private final Listeners listeners;
  private final Totals totals = new Totals();
  private final TaskIds ids = new TaskIds();
  private final TaskGroups groups = new TaskGroups();
  private final TravellingContexts contexts;

  /** Not null once shutdown has begun. Written by {@link #close}, read by everybody. */
  private volatile @Nullable Shutdown shutdown;

  Engine(
      SupervisorSettings settings,
      SupervisorParts parts,
      TimeSource time,
      @Nullable Harness harness) {
    this.settings = settings;
    this.parts = parts;
    this.time = time;
    this.harness = harness;
    Readiness readiness = new Readiness();
    this.slots = new Slots(settings, time, readiness, this::alarm);
    this.dispatcher = new Dispatcher(slots, parts.frame());
    this.intake = new Intake(slots, dispatcher, time, settings.queue(), harness);
    this.lateTeller = new LateTeller(settings.late(), time, readiness);
    this.registry = new Registry(ids, settings.retention(), time);
    this.listeners = new Listeners(parts.listeners());
    this.contexts = new TravellingContexts(parts.contexts());
    this.submissions = new Submissions(this, intake, groups, harness);
  }

  void refuseAfterShutdown(String name) {
    if (shutdown != null) {
      throw new TaskRejectedException(
          "Task '" + name + "' was refused: the supervisor has shut down. It was not started.");
    }
  }

  // ------------------------------------------------------------------ the steps of a task

  /** A task is not live any more. */
  void leaveGroup(SupervisedTask<?> task) {
    TaskGroup group = task.group();
    if (group != null) {
      groups.leave(group, task);
    }
  }

  /** A task was taken back before it was accepted. */
  void discard(SupervisedTask<?> task) {
    registry.remove(task);
    totals.refused();
  }

  void ended(SupervisedTask<?> task, Ended ended) {
    totals.ended(ended.status());
    registry.ended(task, ended.endedAt());
  }

  /** The last thing that is done for a task. */
  void settled(SupervisedTask<?> task) {
    Shutdown waiting = shutdown;
    if (waiting != null) {
      waiting.gone(task);
    }
    if (harness != null) {
      harness.settled(task.id());
    }
  }

  /** A task that runs was told to stop. */
  void awaitLeaving(SupervisedTask<?> task) {
    Duration grace = settings.grace().cancel();
    if (!grace.isZero()) {
      try {
        task.timedBy(time.after(Await.nanos(grace), () -> tellIfThere(task)));
      } catch (RejectedExecutionException e) {
        // Shutdown has ended the timer, and tells of those who have not left itself.
        Messages.LOG.log(System.Logger.Level.TRACE, "Nobody looks whether it leaves.", e);
      }
    }
  }

  private void tellIfThere(SupervisedTask<?> task) {
    if (task.state() instanceof Cancelling told) {
      StackTraceElement[] stack = task.stack();
      Messages.unresponsive(task, told.reason(), settings.grace().cancel(), stack);
      task.announcer().unresponsive(task, time.now(), told.reason(), stack);
    }
  }

  /** Somebody in line is late, or may start for its age. */
  private void alarm() {
    List<LateWatch.Late> late = slots.late();
    dispatcher.sendAll();
    lateTeller.tell(late);
  }

  /** A worker has begun a task; its executor may have kept it waiting. */
  void began(SupervisedTask<?> task, long at) {
    lateTeller.began(task, at);
  }

  // ------------------------------------------------------------------ what it consists of

  Submissions submissions() {
    return submissions;
  }

  TaskId idOf(long number) {
    return ids.of(number);
  }

  /** Makes what a task of some settings writes into. */
  RecordedOutput recording(TaskSettings of) {
    return parts.recorder().open(of.capture());
  }

  Slots slots() {
    return slots;
  }

  SupervisorSettings settings() {
    return settings;
  }

  SupervisorParts parts() {
    return parts;
  }

  TravellingContexts contexts() {
    return contexts;
  }

  List<RunDecorator> decorators() {
    return parts.decorators();
  }

  TimeSource time() {
    return time;
  }

  Dispatcher dispatcher() {
    return dispatcher;
  }

  Registry registry() {
    return registry;
  }

  Listeners listeners() {
    return listeners;
  }

  Totals totals() {
    return totals;
  }

  /** How many groups have live tasks. */
  int groups() {
    return groups.size();
  }

  boolean isAccepting() {
    return shutdown == null;
  }

  // ------------------------------------------------------------------ the end

  void close() {
    Shutdown waiting = new Shutdown();
    synchronized (this) {
      if (shutdown != null) {
        return;
      }
      shutdown = waiting;
    }
    intake.close();
    waiting.end(registry.all(), settings);
    time.close();
  }
}
