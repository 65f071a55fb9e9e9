package dev.errand.tck.se;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.runtime.cdi.ErrandExtension;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.Extension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;
import java.util.logging.Level;

/** Starts containers, one after another. */
public final class Containers {
  private static final boolean IN_THE_LOG =
      "openwebbeans".equals(System.getProperty("errand.tck.runtime"));
  private static final String HIDDEN = "org.apache.webbeans.portable.events.discovery.ErrorStack";

  private Containers() {}

  /**
   * Starts one with the given beans alone.
   *
   * @param beans their classes
   * @param others extensions beside Errand's
   * @return the container
   */
  public static SeContainer start(Collection<Class<?>> beans, Extension... others) {
    SeContainerInitializer container = SeContainerInitializer.newInstance();
    if (container.getClass().getName().startsWith("org.jboss.weld.")) {
      // It would keep the class loader; others do not know the word.
      container.addProperty("org.jboss.weld.se.shutdownHook", false);
    }
    return container
        .disableDiscovery()
        .addExtensions(new ErrandExtension())
        .addExtensions(optionalExtensions())
        .addExtensions(others)
        .addBeanClasses(beans.toArray(Class<?>[]::new))
        .initialize();
  }

  /**
   * Starts one with the given beans alone.
   *
   * @param beans their classes
   * @return the container
   */
  public static SeContainer start(Class<?>... beans) {
    return start(List.of(beans));
  }

  /**
   * Starts one that is not to start, and gives what it failed with. Under a class loader of its
   * own, by which OpenWebBeans knows its containers: it takes one that failed for a running one.
   */
  static Exception failure(Collection<Class<?>> beans) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (LogWatch log = LogWatch.start(HIDDEN);
        URLClassLoader own = new URLClassLoader(new URL[0], before)) {
      thread.setContextClassLoader(own);
      Exception thrown = assertThrows(Exception.class, () -> start(beans).close());
      return IN_THE_LOG ? hidden(thrown, log) : thrown;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  static Exception failure(Class<?>... beans) {
    return failure(List.of(beans));
  }

  /** OpenWebBeans tells the fault in its log, and throws an exception that says so. */
  private static Exception hidden(Exception thrown, LogWatch log) {
    String message = String.valueOf(thrown.getMessage());
    assertTrue(message.contains("Look at logs for further details"), message);
    List<String> told = log.messages(Level.SEVERE, "");
    assertEquals(1, told.size(), told.toString());
    return new IllegalStateException(told.get(0), thrown);
  }

  /** Containers that discover nothing look for no extension either. */
  private static Extension[] optionalExtensions() {
    return ServiceLoader.load(Extension.class).stream()
        .filter(found -> found.type().getName().startsWith("io.smallrye."))
        .map(ServiceLoader.Provider::get)
        .toArray(Extension[]::new);
  }
}
