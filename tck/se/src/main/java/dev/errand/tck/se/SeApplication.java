package dev.errand.tck.se;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts the application once, before the first test class, and stops it after the last one. */
public final class SeApplication implements BeforeAllCallback {
  /** The runners of Java SE set it; others start the application in their own way. */
  private static final boolean WANTED = Boolean.getBoolean("errand.tck.se");

  @Override
  public void beforeAll(ExtensionContext context) {
    if (!WANTED) {
      return;
    }
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
