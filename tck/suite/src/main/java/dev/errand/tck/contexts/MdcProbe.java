package dev.errand.tck.contexts;

import org.slf4j.MDC;

/** The diagnostic context (MDC) behind SLF4J. */
public final class MdcProbe implements Probe {
  private static final String KEY = "caller";

  @Override
  public AutoCloseable begin() {
    MDC.put(KEY, "ada");
    if (MDC.get(KEY) == null) {
      throw new UnsupportedOperationException("SLF4J is bound to nothing that has an MDC.");
    }
    return () -> MDC.remove(KEY);
  }

  @Override
  public String see() {
    return MDC.get(KEY) == null ? CLEARED : TRAVELS;
  }
}
