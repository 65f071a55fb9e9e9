package dev.errand.tck.contexts;

import org.jspecify.annotations.Nullable;

/** The thread context class loader. The caller has one of its own, as it has in some servers. */
public final class ClassLoaderProbe implements Probe {
  private static final ClassLoader APPLICATIONS = ClassLoaderProbe.class.getClassLoader();

  private final ClassLoader callers = new ClassLoader(APPLICATIONS) {};

  @Override
  public AutoCloseable begin() {
    Thread caller = Thread.currentThread();
    ClassLoader before = caller.getContextClassLoader();
    caller.setContextClassLoader(callers);
    return () -> caller.setContextClassLoader(before);
  }

  @Override
  public String see() {
    ClassLoader here = Thread.currentThread().getContextClassLoader();
    return here == callers ? TRAVELS : isTheApplications(here) ? APPLICATION : CLEARED;
  }

  /** Some servers have one around it. */
  private static boolean isTheApplications(@Nullable ClassLoader loader) {
    try {
      return loader != null
          && loader.loadClass(ClassLoaderProbe.class.getName()) == ClassLoaderProbe.class;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
