package dev.errand.runtime.output;

import dev.errand.spi.RunDecorator;
import dev.errand.spi.TaskRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Binds the output of a captured task to the thread of each attempt, and to threads that do wrapped
 * work of it, and tells the log libraries whose thread it is.
 */
final class CaptureDecorator implements RunDecorator {
  @Override
  public @Nullable Object around(TaskRun run, Callable<@Nullable Object> next) throws Exception {
    Target target = target(run);
    if (target != null) {
      Installation.renew();
    }
    Marks marks = Marks.set(run, target);
    try {
      return target == null ? next.call() : captured(target, next);
    } finally {
      marks.restore();
    }
  }

  private static @Nullable Object captured(Target target, Callable<@Nullable Object> next)
      throws Exception {
    List<Target> around = Binding.targets();
    if (around.isEmpty()) { // as most are
      return bound(target, around, next);
    }
    target.store().setEnclosing(around);
    try {
      return bound(target, around, next);
    } finally {
      target.store().endEnclosing(around);
    }
  }

  @Override
  public Runnable enter(TaskRun run) {
    Target target = target(run);
    Marks marks = Marks.set(run, target);
    if (target == null) {
      return marks::restore;
    }
    List<Target> around = new ArrayList<>(target.store().enclosing());
    around.addAll(Binding.targets());
    Binding binding = Binding.bind(target, around);
    return () -> {
      binding.unbind();
      marks.restore();
    };
  }

  @Override
  public Runnable leave(TaskRun run) {
    Marks marks = Marks.clear();
    Runnable bound = Binding.suspend();
    return () -> {
      bound.run();
      marks.restore();
    };
  }

  private static @Nullable Target target(TaskRun run) {
    return run.isCaptured() && run.recording() instanceof OutputBuffer buffer
        ? buffer.target(run.attempt())
        : null;
  }

  private static @Nullable Object bound(
      Target target, List<Target> around, Callable<@Nullable Object> next) throws Exception {
    Binding binding = Binding.bind(target, around);
    try {
      return next.call();
    } finally {
      binding.unbind();
    }
  }
}
