package dev.errand.spi;

import java.util.List;
import java.util.Optional;

/** Where configuration comes from. Asked at the start, and at the first call of a method. */
public interface SettingSource {
  /**
   * Looks a value up.
   *
   * @param key the key, {@code errand.pool.size}
   * @return the value as it is written; empty if it is not set
   */
  Optional<String> value(String key);

  /**
   * Lists the keys that are set, so that misspelt ones can be warned about, and the start need not
   * ask for each that there might be. A value that is not listed counts, and is looked at by the
   * first call of its method.
   *
   * @return the keys, as they are set now; environment variables as they are called; empty where
   *     they cannot be listed
   */
  default Iterable<String> keys() {
    return List.of();
  }
}
