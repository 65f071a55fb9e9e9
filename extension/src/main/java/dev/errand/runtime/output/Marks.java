package dev.errand.runtime.output;

import dev.errand.spi.LogSource;
import dev.errand.spi.TaskRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the log libraries which task a thread works for, and afterwards what they knew before.
 * Belongs to one thread.
 */
final class Marks {
  private static final Marks NONE = new Marks(List.of());

  private final List<LogSource.Attachment> libraries;
  private final @Nullable String[] before;

  private Marks(List<LogSource.Attachment> libraries) {
    this.libraries = libraries;
    this.before = new @Nullable String[libraries.size()];
  }

  static Marks set(TaskRun run, @Nullable Target target) {
    List<LogSource.Attachment> libraries = Installation.marking();
    if (libraries.isEmpty()) {
      return NONE;
    }
    String id = run.id().toString();
    if (target != null) {
      MarkedTasks.add(id, target);
    }
    return set(libraries, id);
  }

  /** Says that a thread works for no task. */
  static Marks clear() {
    List<LogSource.Attachment> libraries = Installation.marking();
    return libraries.isEmpty() ? NONE : set(libraries, null);
  }

  private static Marks set(List<LogSource.Attachment> libraries, @Nullable String id) {
    Marks marks = new Marks(libraries);
    for (int i = 0; i < libraries.size(); i++) {
      marks.before[i] = libraries.get(i).mark(id);
    }
    return marks;
  }

  void restore() {
    for (int i = 0; i < before.length; i++) {
      libraries.get(i).mark(before[i]);
    }
  }
}
