package dev.errand.runtime.integration.config;

import dev.errand.spi.SettingSource;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Asks the configuration of the application whose class loader is the thread's. */
public final class MicroProfileSettings implements SettingSource {
  private final Config config;

  /** Finds the application's configuration. */
  public MicroProfileSettings() {
    this.config = ConfigProvider.getConfig();
  }

  @Override
  public Optional<String> value(String key) {
    return config.getOptionalValue(key, String.class);
  }

  @Override
  public Iterable<String> keys() {
    return config.getPropertyNames();
  }
}
