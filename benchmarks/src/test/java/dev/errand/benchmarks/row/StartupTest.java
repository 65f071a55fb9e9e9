package dev.errand.benchmarks.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is compared differs in what is measured, and in nothing else. */
class StartupTest {
  @Test
  void packagedQuarkus_differInTheJarOfErrand() throws Exception {
    Set<String> more = files("errand");
    more.removeAll(files("quarkus"));
    assertEquals(1, more.size(), more::toString);
    assertTrue(more.iterator().next().startsWith("lib/main/dev.errand.errand-"), more::toString);
    assertTrue(files("errand").containsAll(files("quarkus")));
  }

  @Test
  void packagedQuarkusMissing_tellsTheCommandThatMakesIt() {
    Exception missing = assertThrows(IllegalStateException.class, () -> Startup.packaged("nobody"));
    assertTrue(missing.getMessage().contains("mvn -q package -DskipTests -pl benchmarks -am"));
  }

  private static Set<String> files(String with) throws Exception {
    Path folder = Startup.packaged(with);
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> folder.relativize(file).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
