package dev.errand.runtime.integration.log4j;

import static java.util.Objects.requireNonNull;

import dev.errand.spi.TravellingContext;
import java.util.Map;
import org.apache.logging.log4j.ThreadContext;
import org.jspecify.annotations.Nullable;

/** The {@link ThreadContext} of Log4j 2, its map alone. */
public final class DiagnosticContext implements TravellingContext {
  /** Made by the service loader; fails where the library is not there, and then is passed over. */
  public DiagnosticContext() {
    requireNonNull(ThreadContext.class);
  }

  @Override
  public @Nullable Snapshot take() {
    Map<String, String> present = present();
    return present == null ? null : () -> put(present);
  }

  @Override
  public Snapshot nothing() {
    return () -> put(null);
  }

  private static @Nullable Map<String, String> present() {
    return ThreadContext.isEmpty() ? null : ThreadContext.getImmutableContext();
  }

  private static Runnable put(@Nullable Map<String, String> entries) {
    Map<String, String> before = present();
    set(entries);
    return () -> set(before);
  }

  private static void set(@Nullable Map<String, String> entries) {
    if (!ThreadContext.isEmpty()) {
      ThreadContext.clearMap();
    }
    if (entries != null) {
      ThreadContext.putAll(entries);
    }
  }
}
