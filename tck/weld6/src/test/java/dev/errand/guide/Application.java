package dev.errand.guide;

import dev.errand.TaskSupervisor;
import dev.errand.tck.se.Configured;
import dev.errand.tck.se.Containers;
import jakarta.enterprise.inject.se.SeContainer;
import java.util.Map;

/** An application of the given beans, under the given settings. */
record Application(Configured settings, SeContainer container) implements AutoCloseable {
  static Application start(Map<String, String> properties, Class<?>... beans) {
    Configured settings = Configured.by(properties);
    try {
      return new Application(settings, Containers.start(beans));
    } catch (RuntimeException e) {
      settings.close();
      throw e;
    }
  }

  static Application start(Class<?>... beans) {
    return start(Map.of(), beans);
  }

  <T> T bean(Class<T> type) {
    return container.select(type).get();
  }

  TaskSupervisor supervisor() {
    return bean(TaskSupervisor.class);
  }

  @Override
  public void close() {
    try (settings) {
      container.close();
    }
  }
}
