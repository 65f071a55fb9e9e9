package dev.errand.runtime.integration.slf4j;

import dev.errand.spi.TravellingContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.helpers.NOPMDCAdapter;

/** The MDC of SLF4J: that of Logback, of JBoss LogManager in Quarkus and WildFly, and so on. */
public final class DiagnosticContext implements TravellingContext {
  /** Made by the service loader; fails where there is no MDC, and then is passed over. */
  public DiagnosticContext() {
    if (MDC.getMDCAdapter() instanceof NOPMDCAdapter) {
      throw new IllegalStateException("SLF4J is bound to nothing that has an MDC.");
    }
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
    Map<String, String> copy = MDC.getCopyOfContextMap();
    return copy == null || copy.isEmpty() ? null : copy;
  }

  private static Runnable put(@Nullable Map<String, String> entries) {
    Map<String, String> before = present();
    if (before != null || entries != null) {
      set(entries);
    }
    return () -> set(before);
  }

  private static void set(@Nullable Map<String, String> entries) {
    if (entries == null) {
      MDC.clear();
    } else {
      MDC.setContextMap(entries);
    }
  }
}
