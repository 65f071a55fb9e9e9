package dev.errand.tck.se;

import java.util.Map;

/**
 * Configuration by system properties, for as long as it is open.
 *
 * @param properties what is set
 */
public record Configured(Map<String, String> properties) implements AutoCloseable {
  /**
   * Sets properties.
   *
   * @param properties the properties
   * @return what takes them away again
   */
  public static Configured by(Map<String, String> properties) {
    properties.forEach(System::setProperty);
    return new Configured(properties);
  }

  /**
   * Tells whether all are set.
   *
   * @return true until it is closed
   */
  public boolean isSet() {
    return properties.keySet().stream().allMatch(key -> System.getProperty(key) != null);
  }

  @Override
  public void close() {
    properties.keySet().forEach(System::clearProperty);
  }
}
