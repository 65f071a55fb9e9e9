package dev.errand.tck.se;

import dev.errand.runtime.cdi.ErrandExtension;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.Extension;
import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;

/** Starts containers, one after another. */
final class Containers {
  private Containers() {}

  /** With the given beans alone. */
  static SeContainer start(Collection<Class<?>> beans) {
    return SeContainerInitializer.newInstance()
        .disableDiscovery()
        .addExtensions(new ErrandExtension())
        .addExtensions(optionalExtensions())
        .addBeanClasses(beans.toArray(Class<?>[]::new))
        .initialize();
  }

  static SeContainer start(Class<?>... beans) {
    return start(List.of(beans));
  }

  /** Containers that discover nothing look for no extension either. */
  private static Extension[] optionalExtensions() {
    return ServiceLoader.load(Extension.class).stream()
        .filter(found -> found.type().getName().startsWith("io.smallrye."))
        .map(ServiceLoader.Provider::get)
        .toArray(Extension[]::new);
  }
}
