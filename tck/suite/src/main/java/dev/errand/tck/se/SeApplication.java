package dev.errand.tck.se;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts the application once, before the first test class, and stops it after the last one. */
public final class SeApplication implements BeforeAllCallback {
  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(SeApplication.class))
        .computeIfAbsent(Running.class, key -> new Running(), Running.class);
  }

  private static final class Running implements AutoCloseable {
    private final SeContainer container = SeContainerInitializer.newInstance().initialize();

    @Override
    public void close() {
      container.close();
    }
  }
}
