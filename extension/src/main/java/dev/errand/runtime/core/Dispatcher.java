package dev.errand.runtime.core;

import dev.errand.TaskRejectedException;
import dev.errand.runtime.core.Slots.Admission;
import dev.errand.runtime.core.State.Waiting;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Brings tasks from their submission to a thread: delays, the line for a slot, the executor. */
final class Dispatcher {
  private final Slots slots;
  private final DelayTimer timer;
  private final int queueLimit;

  Dispatcher(SupervisorSettings settings, DelayTimer timer) {
    this.slots = new Slots(settings);
    this.timer = timer;
    this.queueLimit = settings.queueLimit();
  }

  // ------------------------------------------------------------------ in

  /**
   * Keeps a place in the queue for a task that will be delayed.
   *
   * @throws TaskRejectedException if the queue is full
   */
  void reserve(String name) {
    if (!slots.reserve()) {
      throw new TaskRejectedException(
          "Task '"
              + name
              + "' was refused: the queue is full at "
              + queueLimit
              + " (errand.queue.limit). It was not started.");
    }
  }

  void unreserve() {
    slots.unreserve();
  }

  /** Takes a new task in that has a place reserved, and waits for its time. */
  void delay(SupervisedTask<?> task) {
    task.deliverEvents();
    try {
      task.delayedBy(
          timer.after(Await.nanos(task.recipe().settings().delay()), () -> delayOver(task)));
    } catch (RejectedExecutionException e) {
      task.cancel(Shutdown.REASON); // the timer is gone: shutdown has overtaken this
    }
  }

  /**
   * Takes a new task in.
   *
   * @throws TaskRejectedException if the queue is full, or the executor refuses the task
   */
  void accept(SupervisedTask<?> task) {
    Admission admission = slots.admit(task, false);
    if (admission == Admission.FULL) {
      throw refuseFull(task);
    }
    if (admission == Admission.WAITS && task.status().isEnded()) {
      withdraw(task, Waiting.QUEUED); // cancelled before it was in line
    }
    task.deliverEvents();
    if (admission == Admission.STARTS) {
      sendOrThrow(task);
    }
  }

  private TaskRejectedException refuseFull(SupervisedTask<?> task) {
    task.discard();
    return new TaskRejectedException(
        task
            + " was refused: the queue is full at "
            + queueLimit
            + " (errand.queue.limit). It was not started.");
  }

  /** Starts a deferred task. */
  void start(SupervisedTask<?> task) {
    boolean delayed = !task.recipe().settings().delay().isZero();
    if (!slots.reserve()) {
      throw new TaskRejectedException(
          task
              + " cannot start: the queue is full at "
              + queueLimit
              + " (errand.queue.limit). It can be started later.");
    }
    if (!task.thaw(delayed)) {
      slots.unreserve();
      throw new IllegalStateException(
          task + " cannot be started: it is " + task.status() + ". A task is started once.");
    }
    if (delayed) {
      delay(task);
    } else {
      admitReserved(task);
    }
  }

  private void delayOver(SupervisedTask<?> task) {
    if (task.becomeQueued()) { // else cancelled, and its place given back by the canceller
      admitReserved(task);
    }
  }

  private void admitReserved(SupervisedTask<?> task) {
    if (slots.admit(task, true) == Admission.STARTS) {
      send(task);
    } else if (task.status().isEnded()) {
      withdraw(task, Waiting.QUEUED); // cancelled before it was in line
    }
  }

  // ------------------------------------------------------------------ to a thread

  /** Sends a task that has a slot to its executor; one that the executor refuses ends FAILED. */
  void send(SupervisedTask<?> task) {
    try {
      sendOrThrow(task);
    } catch (TaskRejectedException e) {
      Messages.LOG.log(System.Logger.Level.ERROR, e.getMessage(), e);
    }
  }

  private void sendOrThrow(SupervisedTask<?> task) {
    slots.depart(task); // only now: the observers of its submission may have waited for another
    try {
      task.recipe().executor().execute(new Worker(this, task));
    } catch (RejectedExecutionException e) {
      TaskRejectedException refused =
          new TaskRejectedException(task + " was refused by its executor. It was not started.", e);
      task.refuse(refused);
      arrived(task);
      release(task);
      throw refused;
    }
  }

  /** Called by a worker that is on its thread, before its first task: sends the next one. */
  void arrived(SupervisedTask<?> first) {
    SupervisedTask<?> next = slots.arrive(first);
    if (next != null) {
      send(next);
    }
  }

  /** A lane has let a task go, which may use a slot that nobody else in line could. */
  private void sendWaiting() {
    for (SupervisedTask<?> next = slots.startable(); next != null; next = slots.startable()) {
      send(next);
    }
  }

  /** Passes the slot of a task on; to a task that the calling worker may run, or null. */
  @Nullable SupervisedTask<?> handOver(SupervisedTask<?> done) {
    SupervisedTask<?> next = slots.handOver(done);
    if (done.lane != null) {
      sendWaiting();
    }
    return next;
  }

  /** Passes the slot of a task on to the executor. */
  void release(SupervisedTask<?> done) {
    SupervisedTask<?> next = handOver(done);
    if (next != null) {
      send(next);
    }
  }

  // ------------------------------------------------------------------ out

  /** Takes a task out of line that was cancelled before it ran. */
  void withdraw(SupervisedTask<?> task, State from) {
    if (from == Waiting.DELAYED) {
      slots.unreserve();
      task.stopDelay();
    } else if (from == Waiting.QUEUED) {
      slots.withdraw(task);
      if (task.lane != null) {
        sendWaiting();
      }
    }
  }

  Slots.Snapshot snapshot() {
    return slots.snapshot();
  }
}
