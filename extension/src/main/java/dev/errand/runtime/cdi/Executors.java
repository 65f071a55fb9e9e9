package dev.errand.runtime.cdi;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.util.Collection;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** Finds executors by name: beans with an {@code @Identifier} or {@code @Named} value, or JNDI. */
final class Executors {
  private final BeanManager container;

  Executors(BeanManager container) {
    this.container = container;
  }

  /** A JNDI name is believed until it is used: at deployment it may not be bound yet. */
  boolean exists(String name) {
    return isInJndi(name) || bean(name) != null;
  }

  static boolean isInJndi(String name) {
    return name.startsWith("java:");
  }

  Collection<String> known() {
    Collection<String> names = new TreeSet<>();
    for (Bean<?> bean : beans()) {
      names(bean).forEach(names::add);
    }
    return names;
  }

  Executor find(String name) {
    if (isInJndi(name)) {
      return lookUp(name);
    }
    Bean<?> bean = bean(name);
    if (bean == null) {
      throw new IllegalArgumentException(
          "There is no executor '"
              + name
              + "'. Allowed are a bean of type java.util.concurrent.Executor with this @Identifier"
              + " or @Named value (there are: "
              + known()
              + "), or a java: name.");
    }
    // Held as long as the application: the context of a dependent one ends with it.
    CreationalContext<?> context = container.createCreationalContext(bean);
    return (Executor) container.getReference(bean, Executor.class, context);
  }

  @SuppressWarnings(
      "BanJNDI") // the name stands in the source or the configuration of the application
  private static Executor lookUp(String name) {
    try {
      if (new InitialContext().lookup(name) instanceof Executor executor) {
        return executor;
      }
      throw new IllegalArgumentException("'" + name + "' is bound, but is no Executor.");
    } catch (NamingException e) {
      throw new IllegalArgumentException("There is no executor '" + name + "' in JNDI.", e);
    }
  }

  private @Nullable Bean<?> bean(String name) {
    return beans().stream()
        .filter(bean -> names(bean).anyMatch(name::equals))
        .findFirst()
        .orElse(null);
  }

  private Collection<Bean<?>> beans() {
    return container.getBeans(Executor.class, Any.Literal.INSTANCE);
  }

  /** The names by which a bean can be chosen. */
  static Stream<String> names(Bean<?> bean) {
    Stream<String> identifiers =
        bean.getQualifiers().stream()
            .filter(q -> q.annotationType().getName().equals(Names.IDENTIFIER))
            .map(Executors::value);
    return Stream.concat(Stream.ofNullable(bean.getName()), identifiers);
  }

  private static String value(Annotation qualifier) {
    try {
      return (String) qualifier.annotationType().getMethod("value").invoke(qualifier);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(qualifier + " cannot be read.", e);
    }
  }
}
