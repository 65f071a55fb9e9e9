package dev.errand.runtime.integration.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

class MicroProfileSettingsTest {
  /** A source that lists what it is told to. */
  private record Source(Supplier<Set<String>> names) implements ConfigSource {
    @Override
    public Set<String> getPropertyNames() {
      return names.get();
    }

    @Override
    public Map<String, String> getProperties() {
      return Map.of();
    }

    @Override
    public String getValue(String key) {
      return null;
    }

    @Override
    public String getName() {
      return "a source of the test";
    }
  }

  /** A configuration that knows its sources, and nothing else. */
  private static Config of(Source... sources) {
    return (Config)
        Proxy.newProxyInstance(
            MicroProfileSettingsTest.class.getClassLoader(),
            new Class<?>[] {Config.class},
            (proxy, method, arguments) -> {
              assertEquals("getConfigSources", method.getName());
              return List.<ConfigSource>of(sources);
            });
  }

  @Test
  void keyThatASourceHasSinceTheConfigurationWasMade_isListed() {
    Set<String> names = new HashSet<>(Set.of("old"));
    MicroProfileSettings settings = new MicroProfileSettings(of(new Source(() -> names)));
    assertEquals(Set.of("old"), settings.keys());
    names.add("new");
    assertEquals(Set.of("old", "new"), settings.keys());
  }

  @Test
  void sourceThatListsNothingOrFails_isPassedOver() {
    Source failing =
        new Source(
            () -> {
              throw new IllegalStateException("the database is away");
            });
    Source odd = new Source(() -> null);
    Source good = new Source(() -> Set.of("good"));
    assertEquals(Set.of("good"), new MicroProfileSettings(of(failing, odd, good)).keys());
  }
}
