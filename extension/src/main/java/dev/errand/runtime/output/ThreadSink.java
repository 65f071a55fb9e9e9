package dev.errand.runtime.output;

import dev.errand.LogLine;
import dev.errand.StreamKind;
import dev.errand.spi.LogSource;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/**
 * Passes records to whatever the calling thread is bound to; if it is a library's own thread, to
 * the task that the record names.
 */
final class ThreadSink implements LogSource.Sink {
  @Override
  public boolean wants(Level level, String logger, @Nullable String task) {
    if (Binding.isBound()) {
      Binding bound = Binding.capturing();
      return bound != null && bound.takes(level, logger);
    }
    Target named = task == null ? null : MarkedTasks.find(task);
    if (named == null) {
      return false;
    }
    boolean wanted = wants(named, level, logger);
    for (Target around : named.store().enclosing()) {
      wanted |= wants(around, level, logger);
    }
    return wanted;
  }

  private static boolean wants(Target target, Level level, String logger) {
    return target.store().captures(StreamKind.LOG) && target.takes(level, logger);
  }

  @Override
  public void log(
      Level level, String logger, @Nullable String task, int length, Supplier<LogLine> record) {
    if (Binding.isBound()) {
      Binding bound = Binding.capturing();
      if (bound != null) {
        bound.log(level, logger, length, record);
      }
      return;
    }
    Target named = task == null ? null : MarkedTasks.find(task);
    if (named != null) {
      named.log(level, logger, length, record);
      for (Target around : named.store().enclosing()) {
        around.log(level, logger, length, record);
      }
    }
  }

  @Override
  public void console(Runnable writing) {
    Binding.uncaptured(writing);
  }
}
