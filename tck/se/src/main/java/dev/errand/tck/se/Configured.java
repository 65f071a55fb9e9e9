package dev.errand.tck.se;

import java.util.Map;

/** Configuration by system properties, for as long as it is open. */
record Configured(Map<String, String> properties) implements AutoCloseable {
  static Configured by(Map<String, String> properties) {
    properties.forEach(System::setProperty);
    return new Configured(properties);
  }

  boolean isSet() {
    return properties.keySet().stream().allMatch(key -> System.getProperty(key) != null);
  }

  @Override
  public void close() {
    properties.keySet().forEach(System::clearProperty);
  }
}
