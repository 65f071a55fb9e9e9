package dev.errand.tck.servers;

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

/** The pages of the guide show code that tests deploy, and link to what is there. */
class GuideTest {
  private static final Path DOCS = Path.of("../../docs");
  private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern SHOWN =
      Pattern.compile("// guide: [^\\n]*\\n(.*?)\\n *// end", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\((?!http)([^)#]+)(?:#[^)]*)?\\)");

  @Test
  void everyBlockOfCode_isDeployedByATest() {
    Path guide = Path.of("src/test/java/dev/errand/tck/servers/guide");
    Set<String> shown = parts(guide, SHOWN);
    assertTrue(shown.size() > 1, shown::toString);
    assertEquals(shown, parts(DOCS, BLOCK));
  }

  @Test
  void everyLink_leadsToAFile() {
    for (Path page : files(DOCS)) {
      for (MatchResult link : matches(page, LINK)) {
        Path target = page.resolveSibling(link.group(1));
        assertTrue(Files.exists(target), () -> page + " links to " + link.group(1));
      }
    }
  }

  private static Set<String> parts(Path folder, Pattern pattern) {
    Set<String> parts = new TreeSet<>();
    for (Path file : files(folder)) {
      matches(file, pattern).forEach(part -> parts.add(part.group(1).stripIndent().strip()));
    }
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
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
