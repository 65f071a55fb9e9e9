package dev.errand.runtime.core;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What lives as long as one task, by its type. Any thread. */
final class Resources {
  private final Map<Class<?>, AutoCloseable> all = new ConcurrentHashMap<>();

  <R extends AutoCloseable> R get(Class<R> type, Supplier<R> make) {
    return type.cast(all.computeIfAbsent(type, key -> make.get()));
  }

  /** Closes all that are there; each once, whoever comes first. */
  void close(TaskRecord<?> task) {
    for (Class<?> type : List.copyOf(all.keySet())) {
      AutoCloseable resource = all.remove(type);
      if (resource != null) {
        try {
          resource.close();
        } catch (Throwable t) {
          Messages.notClosed(task, t);
        }
      }
    }
  }
}
