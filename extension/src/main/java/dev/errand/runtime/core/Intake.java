package dev.errand.runtime.core;

import dev.errand.TaskRejectedException;
import dev.errand.runtime.core.State.Waiting;
import dev.errand.runtime.core.SupervisorSettings.Queue;
import dev.errand.spi.Harness;
import dev.errand.spi.RunDecorator;
import dev.errand.spi.TimeSource;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Brings tasks from their submission into line: delays, places in the queue, what if it is full.
 */
final class Intake {
  private final Slots slots;
  private final Dispatcher dispatcher;
  private final TimeSource time;
  private final Queue queue;
  private final @Nullable Harness harness;

  /** Written at shutdown, read by those who waited for room. */
  private volatile boolean closed;

  Intake(
      Slots slots, Dispatcher dispatcher, TimeSource time, Queue queue, @Nullable Harness harness) {
    this.slots = slots;
    this.dispatcher = dispatcher;
    this.time = time;
    this.queue = queue;
    this.harness = harness;
  }

  /**
   * Takes a new task in, at once or after its delay.
   *
   * @throws TaskRejectedException if the queue is full, or the executor refuses the task
   */
  void accept(SupervisedTask<?> task) {
    try {
      // Observers of the submission are called while the task has a place in line, but no slot yet.
      if (task.isDelayed() || task.announcer().isHeard()) {
        reserve(task);
        task.announcer().deliver();
      }
      go(task);
    } catch (TaskRejectedException e) {
      task.discard();
      throw e;
    }
  }

  /**
   * Keeps a place in line for a task that is accepted after this. There is none for one that its
   * caller is to run.
   *
   * @return false if one is kept already, or it has come
   * @throws TaskRejectedException if the queue is full
   */
  boolean reserve(SupervisedTask<?> task) {
    try {
      return slots.room().reserve(task, !task.isDelayed());
    } catch (QueueFull e) {
      switch (queue.whenFull()) {
        case REFUSE -> throw full(task, "");
        case WAIT -> awaitPlace(task);
        case CALLER_RUNS -> {
          if (task.isDelayed()) {
            throw full(task, "");
          }
        }
      }
      return true;
    }
  }

  /** Gives a reserved place up. */
  void unreserve(SupervisedTask<?> task) {
    slots.room().unreserve(task);
  }

  /** Starts a deferred task; gives it, or the one that is there where they are unique. */
  SupervisedTask<?> start(SupervisedTask<?> task) {
    if (task.state() != Waiting.COLD || !reserve(task)) {
      throw notStarted(task);
    }
    TaskGroup group = task.recipe().settings().unique() ? task.group() : null;
    SupervisedTask<?> there = group == null ? null : group.claim(task);
    if (there != null) {
      slots.room().unreserve(task);
      return there;
    }
    if (!task.thaw(task.isDelayed())) {
      slots.room().unreserve(task);
      throw notStarted(task);
    }
    if (harness != null) {
      harness.accepted(task, task::stack); // it may have been cancelled meanwhile
    }
    try {
      slots.room().ready(task);
      go(task);
    } catch (TaskRejectedException e) {
      task.refuse(e);
      throw e;
    }
    return task;
  }

  private static IllegalStateException notStarted(SupervisedTask<?> task) {
    return new IllegalStateException(
        task + " cannot be started: it is " + task.status() + ". A task is started once.");
  }

  private void go(SupervisedTask<?> task) {
    if (task.isDelayed()) {
      delay(task);
      return;
    }
    if (ranHere(task)) {
      return;
    }
    try {
      dispatcher.admit(task);
    } catch (QueueFull e) {
      if (task.status().isEnded()) {
        return; // it was cancelled, and its place given up
      }
      switch (queue.whenFull()) {
        case REFUSE -> throw full(task, "");
        case WAIT -> {
          awaitPlace(task);
          admitInPlace(task);
        }
        case CALLER_RUNS -> runHere(task);
      }
    }
  }

  private void admitInPlace(SupervisedTask<?> task) {
    try {
      dispatcher.admit(task);
    } catch (QueueFull e) {
      if (!task.status().isEnded()) { // else it was cancelled, and its place given up
        throw full(task, "", e);
      }
    }
  }

  private void delay(SupervisedTask<?> task) {
    try {
      task.timedBy(
          time.after(Await.nanos(task.recipe().settings().delay()), () -> delayOver(task)));
    } catch (RejectedExecutionException e) {
      task.cancel(Shutdown.REASON); // the timer is gone: shutdown has overtaken this
    }
    dispatcher.withdrawIfEnded(task);
  }

  private void delayOver(SupervisedTask<?> task) {
    if (task.becomeQueued()) {
      slots.room().ready(task);
      if (!ranHere(task)) {
        dispatcher.admitLater(task); // never refused: its place was reserved
      }
    }
  }

  // ------------------------------------------------------------------ in a test

  /**
   * Runs a task in this thread if a harness wants that, and neither its lane nor a pause keeps it.
   */
  private boolean ranHere(SupervisedTask<?> task) {
    if (harness == null || !harness.runsHere() || !slots.startBeyond(task)) {
      return false;
    }
    runAsWorker(task);
    return true;
  }

  /** Runs a task that has a slot in this thread, as its worker would. */
  private void runAsWorker(SupervisedTask<?> task) {
    Attempt outer = Bound.get(); // of the task that submits this one
    Runnable back = outer == null ? RunDecorator.NOTHING : outer.leave();
    boolean interrupted = Thread.interrupted(); // the caller is meant, not this task
    try {
      if (task.runOnWorker(Times.NEVER) != Worker.GOES_ON) {
        dispatcher.release(task);
      }
    } finally {
      back.run();
      if (interrupted || (outer != null && outer.isCancelled())) {
        Thread.currentThread().interrupt();
      }
    }
  }

  // ------------------------------------------------------------------ when the queue is full

  private void runHere(SupervisedTask<?> task) {
    if (!slots.startBeyond(task)) {
      throw full(task, ", and its name is paused or at its limit");
    }
    task.announcer().deliver();
    runAsWorker(task);
  }

  private void awaitPlace(SupervisedTask<?> task) {
    boolean kept;
    try {
      kept = slots.room().await(task, Await.nanos(queue.patience()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw full(task, ", and the thread that waited for room was interrupted", e);
    }
    if (closed) {
      throw new TaskRejectedException(
          task + " was refused: the supervisor has shut down. It was not started.");
    }
    if (!kept && !task.status().isEnded()) {
      throw full(task, ", and has had no room for " + queue.patience() + " (errand.queue.wait)");
    }
  }

  private TaskRejectedException full(SupervisedTask<?> task, String more) {
    return full(task, more, null);
  }

  private TaskRejectedException full(
      SupervisedTask<?> task, String more, @Nullable Throwable cause) {
    return new TaskRejectedException(
        task
            + " was refused: the queue is full at "
            + queue.limit()
            + " (errand.queue.limit)"
            + more
            + ". It was not started.",
        cause);
  }

  /** Refuses those who wait for room; shutdown has begun. */
  void close() {
    closed = true;
    slots.room().close();
  }
}
