package dev.errand.runtime.integration.config;

import dev.errand.spi.SettingSource;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Asks the configuration of the application whose class loader is the thread's. */
public final class MicroProfileSettings implements SettingSource {
  private static final System.Logger LOG = System.getLogger("dev.errand");

  private final Config config;

  /** Finds the application's configuration. */
  public MicroProfileSettings() {
    this(ConfigProvider.getConfig());
  }

  MicroProfileSettings(Config config) {
    this.config = config;
  }

  @Override
  public Optional<String> value(String key) {
    return config.getOptionalValue(key, String.class);
  }

  /** Asks the sources: what the configuration itself lists may be as old as that is. */
  @Override
  public Set<String> keys() {
    Set<String> keys = new HashSet<>();
    for (ConfigSource source : config.getConfigSources()) {
      try {
        Set<String> names = source.getPropertyNames();
        if (names != null) { // some have none
          keys.addAll(names);
        }
      } catch (RuntimeException e) { // of somebody else's making: its values count all the same
        LOG.log(Level.DEBUG, "Configuration source '" + source.getName() + "' lists no keys.", e);
      }
    }
    return keys;
  }
}
