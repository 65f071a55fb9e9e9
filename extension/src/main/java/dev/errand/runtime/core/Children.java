package dev.errand.runtime.core;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The live tasks that are to be cancelled with their parent. Any thread. */
final class Children {
  private final Set<SupervisedTask<?>> live = ConcurrentHashMap.newKeySet();

  void add(SupervisedTask<?> child) {
    live.add(child);
  }

  void remove(SupervisedTask<?> child) {
    live.remove(child);
  }

  void cancel(String reason) {
    live.forEach(child -> child.cancel(reason));
  }
}
