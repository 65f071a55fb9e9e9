package dev.errand.runtime.core;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The parent of a task, and its own live children, which are cancelled with it. Only tasks that
 * have either have one. Any thread.
 */
final class Family {
  private final Set<SupervisedTask<?>> children = ConcurrentHashMap.newKeySet();

  /**
   * Until the child has ended, or a chain of tasks would keep all its ancestors. Written by the
   * submitter and by who ends it; volatile, or one of them could miss the other and leave an ended
   * child with its parent.
   */
  private volatile @Nullable SupervisedTask<?> parent;

  /** Makes a task a child of the one that submits it. */
  static void bind(SupervisedTask<?> child, SupervisedTask<?> parent) {
    Family own = child.family();
    own.parent = parent;
    parent.family().children.add(child);
    if (child.status().isEnded()) { // cancelled before it was adopted
      own.leave(child);
    }
  }

  /** Looked at once the child can be cancelled: the canceller may have looked too early. */
  static void follow(SupervisedTask<?> child) {
    Family own = child.knownFamily();
    SupervisedTask<?> mother = own == null ? null : own.parent;
    if (mother != null && mother.isStopping()) {
      child.cancel(because(mother, mother.reason()));
    }
  }

  /** Says why a child is cancelled. */
  static String because(SupervisedTask<?> parent, @Nullable String reason) {
    return "Its parent " + parent + " was cancelled: " + reason;
  }

  /** Takes an ended child from its parent. */
  void leave(SupervisedTask<?> child) {
    SupervisedTask<?> mother = parent;
    if (mother != null) {
      parent = null;
      mother.family().children.remove(child);
    }
  }

  void cancelChildren(String reason) {
    MassCancel.of(children, reason);
  }
}
