package dev.errand.runtime.core;

import dev.errand.PoolSettings;
import dev.errand.TaskRejectedException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Brings tasks from the line for a slot to a thread, and slots from task to task. */
final class Dispatcher {
  private final Slots slots;
  private final Consumer<Runnable> frame;

  /**
   * Makes one.
   *
   * @param frame goes around tasks that a worker runs one after the other
   */
  Dispatcher(Slots slots, Consumer<Runnable> frame) {
    this.slots = slots;
    this.frame = frame;
  }

  // ------------------------------------------------------------------ into line

  /**
   * Puts a task in line.
   *
   * @throws QueueFull if the task had no place reserved, and there is none
   * @throws TaskRejectedException if its executor refuses the task
   */
  void admit(SupervisedTask<?> task) {
    SupervisedTask<?> next = slots.admit(task);
    withdrawIfEnded(task);
    if (next == task) {
      sendOrThrow(task);
    } else {
      send(next);
    }
    sendMore(task);
  }

  /** Puts a task in line that has a place reserved; one that its executor refuses ends FAILED. */
  void admitLater(SupervisedTask<?> task) {
    SupervisedTask<?> next = slots.admit(task);
    withdrawIfEnded(task);
    send(next);
    sendMore(task);
  }

  /** A canceller may have been here before the task had its place: then it found nothing to do. */
  void withdrawIfEnded(SupervisedTask<?> task) {
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
      task.recipe().executor().execute(new Worker(this, task, frame));
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
  void sendAll() {
    for (SupervisedTask<?> next = slots.startable(); next != null; next = slots.startable()) {
      send(next);
    }
  }

  /** Passes the slot of a task on to the executor. */
  void release(SupervisedTask<?> done) {
    send(slots.handOver(done));
    sendMore(done);
  }

  // ------------------------------------------------------------------ rules that change

  void pauseAll(boolean paused) {
    slots.change(line -> line.pauseAll(paused));
    sendAll();
  }

  /** Whom it concerns is asked under the lock: one that comes meanwhile finds the rule there. */
  void pause(String name, Supplier<Stream<SupervisedTask<?>>> known) {
    slots.change(line -> line.pause(name, known.get()));
    sendAll(); // in the place of what was held others may start
  }

  void resume(String name) {
    slots.change(line -> line.resume(name));
    sendAll();
  }

  void limit(String name, int limit, Supplier<Stream<SupervisedTask<?>>> known) {
    slots.change(line -> line.limit(name, limit, known.get()));
    sendAll();
  }

  void resize(PoolSettings to) {
    slots.resize(to);
    sendAll();
  }

  // ------------------------------------------------------------------ out

  /** Takes a task out of line that was cancelled before it ran. */
  void withdraw(SupervisedTask<?> task) {
    send(slots.withdraw(task));
    sendMore(task);
  }
}
