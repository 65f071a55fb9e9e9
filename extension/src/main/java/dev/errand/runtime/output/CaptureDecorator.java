package dev.errand.runtime.output;

import dev.errand.spi.RunDecorator;
import dev.errand.spi.TaskRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Binds the output of a captured task to the thread of each attempt, and to threads that do wrapped
 * work of it. A task that is not captured goes by untouched.
 */
final class CaptureDecorator implements RunDecorator {
  @Override
  public @Nullable Object around(TaskRun run, Callable<@Nullable Object> next) throws Exception {
    Target target = target(run);
    if (target == null) {
      return next.call();
    }
    Installation.renew();
    List<Target> around = Binding.targets();
    target.store().setEnclosing(around);
    try {
      return bound(target, around, next);
    } finally {
      target.store().endEnclosing(around);
    }
  }

  @Override
  public @Nullable Object aroundWrapped(TaskRun run, Callable<@Nullable Object> next)
      throws Exception {
    Target target = target(run);
    if (target == null) {
      return next.call();
    }
    List<Target> around = new ArrayList<>(target.store().enclosing());
    around.addAll(Binding.targets());
    return bound(target, around, next);
  }

  private static @Nullable Target target(TaskRun run) {
    return run.recording() instanceof OutputBuffer buffer ? buffer.target(run.attempt()) : null;
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
