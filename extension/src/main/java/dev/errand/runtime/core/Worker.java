package dev.errand.runtime.core;

import dev.errand.spi.RunDecorator;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a task that has a slot on a thread of the executor, and then the next one that gets the
 * slot, without going back through the executor.
 */
final class Worker implements Runnable {
  /** Stands for a task whose stage is to end it, and to give its slot back. */
  static final long GOES_ON = Times.NEVER + 1;

  private final Dispatcher dispatcher;
  private final SupervisedTask<?> first;
  private final Consumer<Runnable> frame;

  /** Whether the frame was entered. Used by the worker's thread alone. */
  private boolean entered;

  Worker(Dispatcher dispatcher, SupervisedTask<?> first, Consumer<Runnable> frame) {
    this.dispatcher = dispatcher;
    this.first = first;
    this.frame = frame;
  }

  @Override
  public void run() {
    // Of the task that submitted this one, from an executor that takes contexts along.
    Attempt brought = Bound.get();
    Runnable back = brought == null ? RunDecorator.NOTHING : brought.leave();
    boolean open = Bound.cell() != null;
    if (!open) {
      Bound.Cell unused = Bound.open(); // for all tasks of this worker
    }
    try {
      work();
    } finally {
      if (!open) {
        Bound.drop();
      }
      back.run();
    }
  }

  private void work() {
    dispatcher.arrived(first);
    if (!first.recipe().isOnDefaultExecutor()) {
      // Such an executor may bring contexts along, which are not those of the next task.
      if (first.runOnWorker(Times.NEVER) != GOES_ON) {
        dispatcher.release(first);
      }
      return;
    }
    long ended = first.runOnWorker(Times.NEVER);
    SupervisedTask<?> second = next(first, ended);
    if (second != null) { // one that comes alone has no use for the frame
      goOnFramed(second, ended);
    }
  }

  /** A frame that cannot be entered, as at the end of a container, loses no task. */
  private void goOnFramed(SupervisedTask<?> second, long endOfFirst) {
    try {
      frame.accept(
          () -> {
            entered = true;
            goOn(second, endOfFirst);
          });
    } catch (RuntimeException | Error e) {
      if (entered) {
        throw e;
      }
      Messages.LOG.log(Level.DEBUG, "A worker goes on without its frame.", e);
      goOn(second, endOfFirst);
    }
  }

  private void goOn(SupervisedTask<?> second, long endOfFirst) {
    long last = endOfFirst;
    for (SupervisedTask<?> task = second; task != null; task = next(task, last)) {
      last = task.runOnWorker(last);
    }
  }

  /** The next task for this thread, if there is one. */
  private @Nullable SupervisedTask<?> next(SupervisedTask<?> done, long ended) {
    if (ended == GOES_ON) {
      return null;
    }
    SupervisedTask<?> next = dispatcher.handOver(done);
    if (next != null && !next.recipe().isOnDefaultExecutor()) {
      dispatcher.send(next);
      return null;
    }
    return next;
  }
}
