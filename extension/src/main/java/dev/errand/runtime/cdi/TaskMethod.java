package dev.errand.runtime.cdi;

import dev.errand.Task;
import dev.errand.runtime.core.Recipe;
import dev.errand.spi.ResultAdapter;
import jakarta.interceptor.InvocationContext;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A task method as the interceptors need it, worked out at its first call.
 *
 * @param recipe what its tasks share
 * @param background whether a call returns at once
 * @param returnsNothing whether it is declared {@code void}
 * @param key which of its parameters is the key; null for none
 * @param adapter converts its return type; null for the plain ones
 * @param faultTolerant whether a fault tolerance library stands around the body
 * @param onlyABridge whether its body only calls a method that is intercepted itself
 */
record TaskMethod(
    Recipe recipe,
    boolean background,
    boolean returnsNothing,
    @Nullable KeyParameter key,
    @Nullable ResultAdapter adapter,
    boolean faultTolerant,
    boolean onlyABridge) {

  /** The key of a call; null if the method has none. */
  @Nullable Object keyOf(InvocationContext call) {
    return key == null ? null : key.of(call, recipe.name());
  }

  @Nullable Object toCaller(Task<?> task) {
    if (returnsNothing) {
      return null;
    }
    return adapter == null ? task : adapter.toCaller(task);
  }

  /** What the whole chain returned, as something that the engine can wait for. */
  @Nullable Object fromChain(@Nullable Object returned) {
    return background && adapter != null && returned != null
        ? adapter.fromBody(returned)
        : returned;
  }

  /**
   * What the body returned, for the fault tolerance library around it: it must see the failure of a
   * lazy type now, or it would not retry.
   */
  @Nullable Object fromBody(@Nullable Object returned) throws Exception {
    if (!background || !faultTolerant || adapter == null || returned == null) {
      return returned;
    }
    CompletionStage<?> stage = adapter.fromBody(returned);
    try {
      return adapter.toCaller(Task.of(stage.toCompletableFuture().get()));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }
}
