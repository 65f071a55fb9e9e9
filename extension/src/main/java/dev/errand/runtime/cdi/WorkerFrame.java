package dev.errand.runtime.cdi;

import jakarta.inject.Singleton;

/**
 * Goes around the tasks that a worker runs one after the other. Weld keeps a stack of intercepted
 * calls for each thread, and makes it anew for a call that finds none: inside of this one, no task
 * has to. In Quarkus nothing is bound to it, and it is a plain call.
 */
@Singleton
@BroughtAlong
public class WorkerFrame {
  @Attempted
  void run(Runnable tasks) {
    tasks.run();
  }
}
