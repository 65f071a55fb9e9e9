package dev.errand.runtime.core;

import dev.errand.PoolSettings;
import dev.errand.TaskRejectedException;
import dev.errand.runtime.core.State.Waiting;
import java.util.Collection;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Brings tasks from their submission to a thread: delays, the line for a slot, the executor. */
final class Dispatcher {
  private final Slots slots;
  private final TimeSource time;

  Dispatcher(SupervisorSettings settings, TimeSource time) {
    this.slots = new Slots(settings, time);
    this.time = time;
  }

  // ------------------------------------------------------------------ in

  /**
   * Takes a new task in, at once or after its delay.
   *
   * @throws TaskRejectedException if the queue is full, or the executor refuses the task
   */
  void accept(SupervisedTask<?> task) {
    boolean delayed = task.isDelayed();
    try {
      // Observers of the submission are called while the task has a place in line, but no slot yet.
      if (delayed || task.isObserved()) {
        reserve(task);
        task.deliverEvents();
      }
      if (delayed) {
        delay(task);
      } else {
        admit(task);
      }
    } catch (TaskRejectedException e) {
      task.discard();
      throw e;
    }
  }

  /**
   * Keeps a place in line for a task that is accepted after this.
   *
   * @throws TaskRejectedException if the queue is full
   */
  void reserve(SupervisedTask<?> task) {
    boolean unused = slots.reserve(task, !task.isDelayed());
  }

  /** Gives a reserved place up. */
  void unreserve(SupervisedTask<?> task) {
    slots.unreserve(task);
  }

  /** Starts a deferred task; gives it, or the one that is there where they are unique. */
  SupervisedTask<?> start(SupervisedTask<?> task) {
    boolean delayed = task.isDelayed();
    if (task.state() != Waiting.COLD || !slots.reserve(task, !delayed)) {
      throw notStarted(task);
    }
    TaskGroup group = task.recipe().settings().unique() ? task.group : null;
    SupervisedTask<?> there = group == null ? null : group.claim(task);
    if (there != null) {
      slots.unreserve(task);
      return there;
    }
    if (!task.thaw(delayed)) {
      slots.unreserve(task);
      throw notStarted(task);
    }
    if (delayed) {
      delay(task);
    } else {
      admit(task);
    }
    return task;
  }

  private static IllegalStateException notStarted(SupervisedTask<?> task) {
    return new IllegalStateException(
        task + " cannot be started: it is " + task.status() + ". A task is started once.");
  }

  private void delay(SupervisedTask<?> task) {
    try {
      task.delayedBy(
          time.after(Await.nanos(task.recipe().settings().delay()), () -> delayOver(task)));
    } catch (RejectedExecutionException e) {
      task.cancel(Shutdown.REASON); // the timer is gone: shutdown has overtaken this
    }
    withdrawIfEnded(task);
  }

  private void delayOver(SupervisedTask<?> task) {
    if (task.becomeQueued()) {
      SupervisedTask<?> next = slots.admit(task); // never refused: its place was reserved
      withdrawIfEnded(task);
      send(next);
      sendMore(task);
    }
  }

  private void admit(SupervisedTask<?> task) {
    SupervisedTask<?> next = slots.admit(task);
    withdrawIfEnded(task);
    if (next == task) {
      sendOrThrow(task);
    } else {
      send(next);
    }
    sendMore(task);
  }

  /** A canceller may have been here before the task had its place: then it found nothing to do. */
  private void withdrawIfEnded(SupervisedTask<?> task) {
    if (task.status().isEnded()) {
      withdraw(task);
    }
  }

  // ------------------------------------------------------------------ to a thread

  /** Sends a task that has a slot to its executor; one that the executor refuses ends FAILED. */
  void send(@Nullable SupervisedTask<?> first) {
    SupervisedTask<?> task = first;
    while (task != null) {
      TaskRejectedException refusal = trySend(task);
      if (refusal == null) {
        return;
      }
      Messages.refused(refusal);
      task = slots.refused(task); // a loop: an executor that is gone refuses all who wait for it
    }
  }

  private void sendOrThrow(SupervisedTask<?> task) {
    TaskRejectedException refusal = trySend(task);
    if (refusal != null) {
      send(slots.refused(task));
      throw refusal;
    }
  }

  private @Nullable TaskRejectedException trySend(SupervisedTask<?> task) {
    slots.depart(task);
    try {
      task.recipe().executor().execute(new Worker(this, task));
      return null;
    } catch (Throwable t) { // also an Error: the JDK throws one when it cannot make a thread
      TaskRejectedException refusal =
          new TaskRejectedException(task + " was refused by its executor. It was not started.", t);
      task.refuse(refusal);
      return refusal;
    }
  }

  /** Called by a worker that is on its thread, before its first task: sends the next one. */
  void arrived(SupervisedTask<?> first) {
    send(slots.arrive(first));
  }

  void free(SupervisedTask<?> done) {
    slots.free(done);
  }

  /** Passes the slot of a task on; to a task that the calling worker may run, or null. */
  @Nullable SupervisedTask<?> handOver(SupervisedTask<?> done) {
    SupervisedTask<?> next = slots.handOver(done);
    sendMore(done);
    return next;
  }

  private void sendMore(SupervisedTask<?> after) {
    if (slots.mayHaveMore(after)) {
      sendAll();
    }
  }

  /** Sends all that may start now. */
  private void sendAll() {
    for (SupervisedTask<?> next = slots.startable(); next != null; next = slots.startable()) {
      send(next);
    }
  }

  /** Passes the slot of a task on to the executor. */
  void release(SupervisedTask<?> done) {
    send(handOver(done));
  }

  // ------------------------------------------------------------------ rules that change

  void pauseAll(boolean paused) {
    slots.change(line -> line.pauseAll(paused));
    sendAll();
  }

  void pause(String name, Collection<SupervisedTask<?>> known) {
    slots.change(line -> line.pause(name, known));
    sendAll(); // in the place of what was held others may start
  }

  void resume(String name) {
    slots.change(line -> line.resume(name));
    sendAll();
  }

  void limit(String name, int limit, Collection<SupervisedTask<?>> known) {
    slots.change(line -> line.limit(name, limit, known));
    sendAll();
  }

  void resize(PoolSettings to) {
    slots.resize(to);
    sendAll();
  }

  // ------------------------------------------------------------------ out

  /** Takes a task out of line that was cancelled before it ran. */
  void withdraw(SupervisedTask<?> task) {
    task.stopDelay();
    slots.withdraw(task);
    if (task.lane != null) {
      sendMore(task);
    }
  }

  Slots.Snapshot snapshot() {
    return slots.snapshot();
  }
}
