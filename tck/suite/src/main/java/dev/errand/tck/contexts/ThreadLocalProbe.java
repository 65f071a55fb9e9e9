package dev.errand.tck.contexts;

/** A thread local of the application. */
public final class ThreadLocalProbe implements Probe {
  private static final ThreadLocal<String> CALLER = new ThreadLocal<>();

  @Override
  public AutoCloseable begin() {
    CALLER.set("ada");
    return CALLER::remove;
  }

  @Override
  public String see() {
    return CALLER.get() == null ? CLEARED : TRAVELS;
  }
}
