package dev.errand.runtime.integration.weld;

import static java.util.Objects.requireNonNull;

import dev.errand.spi.RequestGuard;
import jakarta.enterprise.context.spi.Context;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.jboss.weld.context.ManagedContext;
import org.jboss.weld.context.api.ContextualInstance;
import org.jspecify.annotations.Nullable;

/**
 * Sets the request context aside that is active on a thread, and puts it back with all its beans.
 * Payara's pools have threads with one that nobody has ended: its own asynchronous retries leave
 * it.
 */
public final class WeldRequestContext implements RequestGuard {
  /** Made by the service loader; fails where Weld is not there, and then is passed over. */
  public WeldRequestContext() {
    requireNonNull(ManagedContext.class);
  }

  @Override
  public @Nullable Object around(Context active, Callable<@Nullable Object> next) throws Exception {
    if (!(active instanceof ManagedContext context)) {
      return next.call();
    }
    Collection<ContextualInstance<?>> beans = List.copyOf(context.getAllContextualInstances());
    context.clearAndSet(List.of()); // Weld forgets what it has looked up on this thread, too
    context.deactivate(); // without invalidate(), which would destroy them
    try {
      return next.call();
    } finally {
      context.activate();
      context.clearAndSet(beans);
    }
  }
}
