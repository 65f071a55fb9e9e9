package dev.errand.benchmarks.beans;

import dev.errand.Background;
import dev.errand.runtime.cdi.ErrandExtension;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/**
 * Starts a container with so many annotated beans, with Errand, another interceptor, or none, and
 * ends it.
 */
public final class Application {
  private static final int BEANS = 200;

  /** Held here, or what is set would be forgotten. */
  private static final Logger QUIET = Logger.getLogger("org.jboss.weld");

  private Application() {}

  public static void main(String[] arguments) throws Exception {
    QUIET.setLevel(Level.WARNING);
    Weld weld = new Weld().disableDiscovery().addBeanClasses(copies());
    switch (arguments[0]) {
      case "errand" -> weld.addExtension(new ErrandExtension());
      case "interceptor" -> weld.addBeanClass(Nothing.class);
      default -> {} // the annotation means nothing
    }
    try (WeldContainer container = weld.initialize()) {
      if (!container.select(Bean000.class).isResolvable()) {
        throw new IllegalStateException("There are no beans.");
      }
    }
  }

  /** What the container itself takes for interception. */
  @Background
  @Interceptor
  @Priority(Interceptor.Priority.APPLICATION)
  static class Nothing {
    @AroundInvoke
    Object around(InvocationContext call) throws Exception {
      return call.proceed();
    }
  }

  private static Class<?>[] copies() throws IOException, IllegalAccessException {
    Class<?>[] copies = new Class<?>[BEANS];
    copies[0] = Bean000.class;
    String pattern = pattern();
    for (int i = 1; i < BEANS; i++) {
      String copy = pattern.replace("Bean000", "Bean%03d".formatted(i)); // as long as before
      copies[i] = MethodHandles.lookup().defineClass(copy.getBytes(StandardCharsets.ISO_8859_1));
    }
    return copies;
  }

  private static String pattern() throws IOException {
    try (InputStream file = Bean000.class.getResourceAsStream("Bean000.class")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
