package dev.errand.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.tck.pages.Pages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The guide shows code that tests run, and leads to what is there. */
class GuideTest {
  private static final Path PROJECT = Path.of("../..");
  private static final Path DOCS = PROJECT.resolve("docs");
  private static final Pattern LINK = Pattern.compile("\\]\\((?!http)([^)#]*)(?:#([^)]*))?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

  @Test
  void everyBlockOfCode_isRunByATest_andEveryPartOfATestIsShown() {
    List<String> run = Pages.regions(PROJECT, "guide");
    List<String> shown = Pages.blocks(DOCS, "java");
    assertTrue(run.size() > 20, run::toString);
    assertEquals(Set.of(), without(shown, run), "shown, and run by no test");
    assertEquals(Set.of(), without(run, shown), "marked in a test, and shown nowhere");
  }

  private static Set<String> without(List<String> all, List<String> some) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(Set.copyOf(some));
    return rest;
  }

  @Test
  void everyLink_leadsSomewhere() throws IOException {
    List<Path> pages = new ArrayList<>(Pages.files(DOCS, ".md"));
    pages.add(PROJECT.resolve("README.md"));
    Set<String> dead = new TreeSet<>();
    for (Path page : pages) {
      for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
        Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
        String heading = link.group(2);
        boolean there =
            Files.exists(target) && (heading == null || anchors(target).contains(heading));
        if (!there) {
          dead.add(page + " links to " + link.group());
        }
      }
    }
    assertEquals(Set.of(), dead);
  }

  @Test
  void everyPage_standsInTheIndex() throws IOException {
    String index = Files.readString(DOCS.resolve("README.md"));
    for (Path page : Pages.files(DOCS, ".md")) {
      String name = DOCS.relativize(page).toString();
      boolean stands = name.equals("README.md") || index.contains("](" + name + ")");
      assertTrue(stands, () -> "docs/README.md does not link to " + name);
    }
  }

  /** The headings of a page, as they are linked to. */
  private static Set<String> anchors(Path page) throws IOException {
    return HEADING
        .matcher(Files.readString(page))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }
}
