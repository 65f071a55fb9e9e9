package dev.errand.runtime.integration.config;

import dev.errand.spi.SettingSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

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
    Set<String> keys = new HashSet<>();
    config.getPropertyNames().forEach(keys::add);
    // What the configuration lists may be as old as itself, and system properties are younger.
    for (ConfigSource source : config.getConfigSources()) {
      keys.addAll(source.getPropertyNames());
    }
    return keys;
  }
}
