package dev.errand.runtime.core;

import org.jspecify.annotations.Nullable;

/**
 * Runs a task that has a slot on a thread of the executor, and then the next one that gets the
 * slot, without going back through the executor.
 */
final class Worker implements Runnable {
  private final Dispatcher dispatcher;
  private final SupervisedTask<?> first;

  Worker(Dispatcher dispatcher, SupervisedTask<?> first) {
    this.dispatcher = dispatcher;
    this.first = first;
  }

  @Override
  public void run() {
    dispatcher.arrived(first);
    SupervisedTask<?> task = first;
    while (task != null && task.runOnWorker()) {
      @Nullable SupervisedTask<?> next = dispatcher.handOver(task);
      if (next != null && next.recipe().executor() != task.recipe().executor()) {
        dispatcher.send(next);
        return;
      }
      task = next;
    }
  }
}
