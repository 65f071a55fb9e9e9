package dev.errand.runtime.integration.opentelemetry;

import static java.util.Objects.requireNonNull;

import dev.errand.TaskKind;
import dev.errand.spi.RunDecorator;
import dev.errand.spi.TaskRun;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Sets a span aside that is current on a thread of the default executor. Quarkus's own propagation
 * leaves those there that an executor has taken along, and takes none away where it is told to.
 * Source: CTX-1.
 */
public final class NobodysSpan implements RunDecorator {
  /** Made by the service loader; fails where the library is not there, and then is passed over. */
  public NobodysSpan() {
    requireNonNull(Context.class);
  }

  @Override
  public @Nullable Object around(TaskRun run, Callable<@Nullable Object> next) throws Exception {
    boolean ofTheCaller = run.kind() == TaskKind.INLINE || !run.isOnDefaultExecutor();
    if (ofTheCaller || Context.current() == Context.root()) {
      return next.call();
    }
    try (Scope nobodys = Context.root().makeCurrent()) {
      return next.call();
    }
  }
}
