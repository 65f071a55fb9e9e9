package dev.errand.runtime.cdi;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** Finds executors by name: beans with an {@code @Identifier} or {@code @Named} value, or JNDI. */
final class Executors {
  private final BeanManager container;

  /** Those that were asked for, each made once. */
  private final Map<String, Held> held = new ConcurrentHashMap<>();

  /** An executor and what it takes with it if its bean is dependent; null if it is no bean. */
  private record Held(Executor executor, @Nullable CreationalContext<?> context) {
    void release() {
      if (context != null) {
        context.release();
      }
    }
  }

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
    Held known = held.get(name);
    return known == null ? keep(name, make(name)) : known.executor;
  }

  /** Of two that were made at once, the first is the one. Not under a lock: a producer made it. */
  private Executor keep(String name, Held made) {
    Held before = held.putIfAbsent(name, made);
    if (before == null) {
      return made.executor;
    }
    made.release();
    return before.executor;
  }

  /** Lets go of the dependent ones; at shutdown, when no more tasks will come. */
  void close() {
    for (String name : List.copyOf(held.keySet())) {
      Held one = held.remove(name);
      if (one != null) {
        one.release();
      }
    }
  }

  private Held make(String name) {
    if (isInJndi(name)) {
      return new Held(lookUp(name), null);
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
    CreationalContext<?> context = container.createCreationalContext(bean);
    return new Held((Executor) container.getReference(bean, Executor.class, context), context);
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
