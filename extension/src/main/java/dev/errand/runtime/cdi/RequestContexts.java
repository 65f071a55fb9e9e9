package dev.errand.runtime.cdi;

import dev.errand.TaskKind;
import dev.errand.spi.RequestGuard;
import dev.errand.spi.RunDecorator;
import dev.errand.spi.TaskRun;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Conversation;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Gives each attempt a CDI request context of its own, ended after it; an inline task stays in that
 * of its caller. Source: RUN-10.
 */
final class RequestContexts implements RunDecorator {
  private final BeanManager container;
  private final Instance<RequestContextController> controllers;

  /** Sets a context aside that is active already; null where nothing can do that. */
  private final @Nullable RequestGuard guard;

  /**
   * Controllers that are not in use. One remembers what it has activated, so it serves one attempt
   * at a time; making one costs more than ten times what activating it does.
   */
  private final Queue<RequestContextController> idle = new ConcurrentLinkedQueue<>();

  RequestContexts(BeanManager container, Instance<RequestContextController> controllers) {
    this.container = container;
    this.controllers = controllers;
    this.guard = Plugins.load(RequestGuard.class).stream().findFirst().orElse(null);
  }

  /** Whether anything in an application could tell that there is a request context. */
  static boolean matterIn(BeanManager container) {
    for (Bean<?> bean : container.getBeans(Object.class, Any.Literal.INSTANCE)) {
      if (bean.getScope() == RequestScoped.class
          && !bean.getTypes().contains(Conversation.class)) { // every container's
        return true;
      }
    }
    return isObserved(container, Initialized.Literal.REQUEST)
        || isObserved(container, BeforeDestroyed.Literal.REQUEST)
        || isObserved(container, Destroyed.Literal.REQUEST);
  }

  private static boolean isObserved(BeanManager container, Annotation phase) {
    return !container.resolveObserverMethods(new Object(), phase).isEmpty();
  }

  @Override
  public @Nullable Object around(TaskRun run, Callable<@Nullable Object> next) throws Exception {
    return run.kind() == TaskKind.INLINE ? next.call() : within(next, guard);
  }

  private @Nullable Object within(Callable<@Nullable Object> next, @Nullable RequestGuard guarded)
      throws Exception {
    RequestContextController controller = idle.poll();
    if (controller == null) {
      controller = controllers.get();
    }
    boolean activated = controller.activate(); // asking first would cost an exception each time
    try {
      return activated || guarded == null
          ? next.call()
          : guarded.around(container.getContext(RequestScoped.class), () -> within(next, null));
    } finally {
      if (activated) {
        controller.deactivate();
      }
      idle.add(controller);
    }
  }
}
