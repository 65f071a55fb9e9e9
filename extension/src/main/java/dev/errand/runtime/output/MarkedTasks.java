package dev.errand.runtime.output;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the output of a task by the id that a log record carries, for libraries that pass records
 * on in a thread of their own, perhaps when the task has ended. Knows an output as long as somebody
 * else does. Any thread.
 */
final class MarkedTasks {
  private static final Map<String, Entry> BY_ID = new ConcurrentHashMap<>();
  private static final ReferenceQueue<Target> GONE = new ReferenceQueue<>();

  private MarkedTasks() {}

  /** Remembers where the present attempt of a task writes to. */
  static void add(String id, Target target) {
    for (Object gone = GONE.poll(); gone != null; gone = GONE.poll()) {
      Entry entry = (Entry) gone;
      BY_ID.remove(entry.id, entry); // a later attempt may have come in its place
    }
    BY_ID.put(id, new Entry(id, target));
  }

  static @Nullable Target find(String id) {
    Entry entry = BY_ID.get(id);
    return entry == null ? null : entry.get();
  }

  private static final class Entry extends WeakReference<Target> {
    private final String id;

    private Entry(String id, Target target) {
      super(target, GONE);
      this.id = id;
    }
  }
}
