package dev.errand.runtime.core;

import dev.errand.spi.RunDecorator;

/**
 * Runs a task that has a slot on a thread of the executor, and then the next one that gets the
 * slot, without going back through the executor.
 */
final class Worker implements Runnable {
  /** Stands for a task whose stage is to end it, and to give its slot back. */
  static final long GOES_ON = Times.NEVER + 1;

  private final Dispatcher dispatcher;
  private final SupervisedTask<?> first;

  Worker(Dispatcher dispatcher, SupervisedTask<?> first) {
    this.dispatcher = dispatcher;
    this.first = first;
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
    SupervisedTask<?> task = first;
    long last = Times.NEVER;
    while (task != null) {
      last = task.runOnWorker(last);
      if (last == GOES_ON) {
        return;
      }
      SupervisedTask<?> next = dispatcher.handOver(task);
      if (next != null && !next.recipe().isOnDefaultExecutor()) {
        dispatcher.send(next);
        return;
      }
      task = next;
    }
  }
}
