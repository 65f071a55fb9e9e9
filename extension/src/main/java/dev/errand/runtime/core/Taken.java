package dev.errand.runtime.core;

import dev.errand.spi.RunDecorator;
import dev.errand.spi.TravellingContext;
import dev.errand.spi.TravellingContext.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** What goes along from one thread to others: a snapshot of each travelling context. */
final class Taken {
  private final List<Snapshot> snapshots;

  private Taken(List<Snapshot> snapshots) {
    this.snapshots = snapshots;
  }

  /** What a thread has that has nothing. */
  static Taken nothing(List<TravellingContext> contexts) {
    return new Taken(contexts.stream().map(TravellingContext::nothing).toList());
  }

  /** What the calling thread has; the same object as always if that is nothing. */
  static Taken here(List<TravellingContext> contexts, Taken nothing) {
    List<Snapshot> found = null;
    for (int i = 0; i < contexts.size(); i++) {
      Snapshot snapshot = contexts.get(i).take();
      if (snapshot != null) {
        found = found == null ? new ArrayList<>(nothing.snapshots) : found;
        found.set(i, snapshot);
      }
    }
    return found == null ? nothing : new Taken(found);
  }

  /** Puts it on the calling thread; gives what puts back what that had. */
  Runnable put() {
    Runnable back = RunDecorator.NOTHING;
    try {
      for (Snapshot snapshot : snapshots) {
        back = before(snapshot.put(), back);
      }
    } catch (RuntimeException | Error e) { // the thread goes on to other tasks
      back.run();
      throw e;
    }
    return back;
  }

  private static Runnable before(Runnable first, Runnable then) {
    return then == RunDecorator.NOTHING
        ? first
        : () -> {
          try {
            first.run();
          } finally {
            then.run();
          }
        };
  }
}
