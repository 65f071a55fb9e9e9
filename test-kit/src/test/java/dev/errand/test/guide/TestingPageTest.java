package dev.errand.test.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide's page on testing shows code of tests that run, and links to what is there. */
class TestingPageTest {
  private static final Path PAGE = Path.of("../docs/testing.md");
  private static final List<Path> SOURCES =
      List.of(
          Path.of("src/test/java/dev/errand/test/guide"),
          Path.of("../tck/quarkus-test-kit/src/main/java"),
          Path.of("../tck/quarkus-test-kit/src/test/java"));
  private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern SHOWN =
      Pattern.compile("// guide: [^\\n]*\\n(.*?)\\n *// end", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\((?!http)([^)#]+)(?:#[^)]*)?\\)");

  @Test
  void everyBlockOfCode_isRunByATest() {
    Set<String> shown = new TreeSet<>();
    for (Path source : SOURCES) {
      files(source).forEach(file -> shown.addAll(parts(file, SHOWN)));
    }
    assertTrue(shown.size() > 1, shown::toString);
    assertEquals(String.join("\n\n", shown), String.join("\n\n", parts(PAGE, BLOCK)));
  }

  @Test
  void everyLink_leadsToAFile() {
    for (MatchResult link : matches(PAGE, LINK)) {
      assertTrue(Files.exists(PAGE.resolveSibling(link.group(1))), link.group(1));
    }
  }

  private static Set<String> parts(Path file, Pattern pattern) {
    Set<String> parts = new TreeSet<>();
    matches(file, pattern).forEach(part -> parts.add(part.group(1).stripTrailing().stripIndent()));
    return parts;
  }

  private static List<MatchResult> matches(Path file, Pattern pattern) {
    try {
      return pattern.matcher(Files.readString(file)).results().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("TestingPageTest.java"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
