package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.tck.se.SeApplication;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of requirements and the tests of the suite agree, both ways. */
class RequirementsTest {
  private static final Pattern ROW =
      Pattern.compile("([A-Z]{3}-\\d+),(built|part|planned),\"([^\"]{20,})\"");

  private static final Pattern RUNTIME =
      Pattern.compile("<errand[.]tck[.]runtime>([a-z0-9-]+)</errand[.]tck[.]runtime>");

  private final Map<String, String> states = states();
  private final Map<String, Set<String>> tests = tests();

  @Test
  void everythingBuilt_hasATest() {
    Set<String> untested = new TreeSet<>(idsIn(Set.of("built", "part")));
    untested.removeAll(tests.keySet());
    assertEquals(Set.of(), untested, "built, and no test names it");
  }

  @Test
  void everyTest_namesARow() {
    Map<String, Set<String>> unknown = new TreeMap<>(tests);
    unknown.keySet().removeAll(states.keySet());
    assertEquals(Map.of(), unknown, "named by a test, and not in the table");
  }

  @Test
  void nothingPlanned_isClaimedByATest() {
    Map<String, Set<String>> claimed = new TreeMap<>(tests);
    claimed.keySet().retainAll(idsIn(Set.of("planned")));
    assertEquals(Map.of(), claimed, "planned, and named by a test");
  }

  @Test
  void everyTestMethod_namesARequirement() {
    assertEquals(Set.of(), tests.getOrDefault("", Set.of()));
  }

  @Test
  void everyDeviation_isOfARuntimeThatIsRun_andATestedRequirement_onceARuntime() throws Exception {
    Set<String> runtimes = runtimes();
    Set<String> seen = new TreeSet<>();
    for (Deviation row : Deviation.all()) {
      assertTrue(runtimes.contains(row.runtime()), () -> row + " is none of " + runtimes);
      assertTrue(tests.containsKey(row.requirement()), row.toString());
      assertTrue(seen.add(row.runtime() + " " + row.requirement()), "twice: " + row);
    }
  }

  /** What the runners call the runtimes that they run the suite on. */
  private static Set<String> runtimes() throws IOException {
    Set<String> runtimes = new TreeSet<>();
    try (Stream<Path> runners = Files.list(Path.of(".."))) {
      for (Path pom : runners.map(folder -> folder.resolve("pom.xml")).toList()) {
        if (Files.exists(pom)) {
          RUNTIME.matcher(Files.readString(pom)).results().forEach(m -> runtimes.add(m.group(1)));
        }
      }
    }
    return runtimes;
  }

  private Set<String> idsIn(Collection<String> wanted) {
    Set<String> ids = new TreeSet<>();
    states.forEach(
        (id, state) -> {
          if (wanted.contains(state)) {
            ids.add(id);
          }
        });
    return ids;
  }

  private static Map<String, String> states() {
    Map<String, String> states = new TreeMap<>();
    for (MatchResult row : Rows.of("requirements.csv", "id,state,requirement", ROW)) {
      assertEquals(null, states.put(row.group(1), row.group(2)), () -> "twice: " + row.group());
    }
    return states;
  }

  /** The tests by the ids that they name; those without under "". */
  private static Map<String, Set<String>> tests() {
    Map<String, Set<String>> tests = new TreeMap<>();
    for (Class<?> anchor : List.of(Suite.class, SeApplication.class)) {
      for (Class<?> type : Suite.classesBeside(anchor)) {
        for (Method method : type.getDeclaredMethods()) {
          if (method.isAnnotationPresent(Test.class)) {
            Requirement named = method.getAnnotation(Requirement.class);
            for (String id : named == null ? new String[] {""} : named.value()) {
              tests
                  .computeIfAbsent(id, key -> new TreeSet<>())
                  .add(type.getSimpleName() + "." + method.getName());
            }
          }
        }
      }
    }
    assertFalse(tests.isEmpty());
    return tests;
  }
}
