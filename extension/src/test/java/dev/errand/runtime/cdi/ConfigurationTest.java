package dev.errand.runtime.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.spi.SettingSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
  private static final String BAD = "no.Such/reply/Background/limit";
  private static final String FAULT =
      BAD + " is 'many'; allowed is a whole number from 0 to 2147483647.";

  /** Knows one bad value, and lists what it is told to. */
  private record Source(List<String> listed) implements SettingSource {
    @Override
    public Optional<String> value(String key) {
      return key.equals(BAD) ? Optional.of("many") : Optional.empty();
    }

    @Override
    public Iterable<String> keys() {
      return listed;
    }
  }

  private static List<String> faults(String... listed) {
    MethodDescription method =
        new MethodDescription(
            "no.Such", "reply", "void", Set.of(), Map.of(Names.BACKGROUND, Map.of()));
    Deployed deployed = new Deployed(List.of(method), Set.of(), false);
    return Configuration.faults(new Source(List.of(listed)), deployed, name -> false);
  }

  @Test
  void listedValue_isLookedAtByTheStart_howeverItIsSpelt() {
    assertEquals(List.of(FAULT), faults("java.home", BAD));
    assertEquals(List.of(FAULT), faults("java.home", "NO_SUCH_REPLY_BACKGROUND_LIMIT"));
    assertEquals(List.of(FAULT), faults("java.home", "%test." + BAD));
  }

  @Test
  void valueOfASourceThatListsNothing_isLookedAtByTheStart() {
    assertEquals(List.of(FAULT), faults());
  }

  @Test
  void valueOfASourceThatListsOthers_isLeftToTheFirstCall() {
    assertEquals(List.of(), faults("java.home"));
  }

  @Test
  void valueForAllMethods_isLookedAtByTheStart_listedOrNot() {
    SettingSource source =
        new SettingSource() {
          @Override
          public Optional<String> value(String key) {
            return key.equals("CapturedOutput/echo") ? Optional.of("yes") : Optional.empty();
          }

          @Override
          public Iterable<String> keys() {
            return List.of("java.home");
          }
        };
    assertEquals(
        List.of("CapturedOutput/echo is 'yes'; allowed is true or false."),
        Configuration.faults(source, new Deployed(List.of(), Set.of(), false), name -> false));
  }

  @Test
  void keysOfOthers_overrideNothing() {
    assertTrue(Overrides.mayOverride("Background/delay", "Background"));
    assertTrue(Overrides.mayOverride("background_delay", "Background"));
    assertTrue(Overrides.mayOverride("a.B/CapturedOutput/echo", "CapturedOutput"));
    assertFalse(Overrides.mayOverride("a.B/CapturedOutput/echo", "Background"));
    assertFalse(Overrides.mayOverride("/delay", "Background"));
    assertFalse(Overrides.mayOverride("Background", "Background"));
    assertFalse(Overrides.mayOverride("sun.awt.background", "Background"));
  }
}
