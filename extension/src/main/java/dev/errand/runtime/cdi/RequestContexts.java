package dev.errand.runtime.cdi;

import dev.errand.TaskKind;
import dev.errand.spi.RunDecorator;
import dev.errand.spi.TaskRun;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Gives each attempt a CDI request context of its own, ended after it; an inline task stays in that
 * of its caller. Source: RUN-10.
 */
final class RequestContexts implements RunDecorator {
  private final Instance<RequestContextController> controllers;

  RequestContexts(Instance<RequestContextController> controllers) {
    this.controllers = controllers;
  }

  @Override
  public @Nullable Object around(TaskRun run, Callable<@Nullable Object> next) throws Exception {
    if (run.task().info().kind() == TaskKind.INLINE) {
      return next.call();
    }
    // A fresh controller each time: one remembers what it has activated.
    Instance.Handle<RequestContextController> handle = controllers.getHandle();
    RequestContextController controller = handle.get();
    boolean activated = controller.activate();
    try {
      return next.call();
    } finally {
      if (activated) {
        controller.deactivate();
      }
      handle.destroy();
    }
  }
}
