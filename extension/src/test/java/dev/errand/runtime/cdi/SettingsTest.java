package dev.errand.runtime.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.runtime.core.SupervisorSettings;
import dev.errand.runtime.process.ProcessSettings;
import dev.errand.spi.SettingSource;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private record Given(Map<String, String> values) implements SettingSource {
    @Override
    public Optional<String> value(String key) {
      return Optional.ofNullable(values.get(key));
    }

    @Override
    public Iterable<String> keys() {
      return values.keySet();
    }
  }

  private static Settings settings(Map<String, String> values) {
    return new Settings(new Given(values));
  }

  @Test
  void nothingIsSet_theDefaultsCount() {
    Settings settings = settings(Map.of());
    assertEquals(SupervisorSettings.DEFAULT, settings.supervisor());
    assertEquals(ProcessSettings.DEFAULT, settings.processes());
    assertEquals(List.of(), settings.faults());
  }

  @Test
  void everySetting_isListedOnce_andItsDefaultIsAllowed() {
    long constants =
        Arrays.stream(Setting.class.getDeclaredFields())
            .filter(field -> Modifier.isStatic(field.getModifiers()))
            .filter(field -> field.getType() == Setting.class)
            .count();
    assertEquals(constants, Setting.ALL.stream().map(Setting::key).distinct().count());
    assertEquals(constants, Setting.ALL.size());
    for (Setting<?> setting : Setting.ALL) {
      assertTrue(setting.key().startsWith("errand."), setting.key());
      assertFalse(setting.meaning().isBlank(), setting.key());
      assertEquals(
          Optional.of(setting.byDefault()),
          setting.syntax().read(setting.byDefault().toString()),
          setting.key());
    }
  }

  @Test
  void durations_areReadInEveryWayThatIsAllowed() {
    Map<String, Duration> written =
        Map.of(
            "PT1.5S", Duration.ofMillis(1500),
            " 7 ", Duration.ofSeconds(7),
            "250ms", Duration.ofMillis(250),
            "3s", Duration.ofSeconds(3),
            "2m", Duration.ofMinutes(2),
            "1H", Duration.ofHours(1));
    written.forEach(
        (text, duration) ->
            assertEquals(
                duration,
                settings(Map.of("errand.shutdown.grace", text)).supervisor().grace().shutdown()));
  }

  @Test
  void badValues_areAllListed_andTheDefaultsCountUntilThen() {
    Settings settings = settings(Map.of("errand.pool.size", "0", "errand.shell.linger", "soon"));
    assertEquals(
        List.of(
            "errand.pool.size is '0'; allowed is a whole number from 1 to 2147483647.",
            "errand.shell.linger is 'soon'; allowed is a duration such as PT5S, 5s, 500ms or 10"
                + " (seconds), more than zero."),
        settings.faults());
    assertEquals(SupervisorSettings.DEFAULT, settings.supervisor());
  }

  @Test
  void misspeltKeys_areFound_andThoseOfOtherModulesAreNot() {
    assertEquals(
        List.of("errand.pool.sise", "errand.shell.grace.period"),
        settings(
                Map.of(
                    "errand.pool.sise", "1",
                    "errand.pool.size", "1",
                    "errand.shell.grace.period", "1",
                    "errand.durable.table", "t",
                    "errand.quiet", "true"))
            .unknown());
  }

  @Test
  void keysOfNoMember_areFound_whateverTheyAreFor() {
    assertEquals(
        List.of("Background/priorty", "app.Shop/sell/CapturedOutput/ehco"),
        settings(
                Map.of(
                    "Background/priorty", "HIGH",
                    "app.Shop/Background/priority", "HIGH",
                    "app.Shop/sell/CapturedOutput/ehco", "false",
                    "app.Shop/sell/CapturedOutput/echo", "false",
                    "app.Shop/sell/Retry/delay", "1",
                    "/", "?"))
            .unknown());
  }
}
