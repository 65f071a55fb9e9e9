package dev.errand.tck.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.tck.pages.Pages;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The pages of the servers show code that tests deploy. */
class GuideTest {
  @Test
  void everyBlockOfCode_isDeployedByATest() {
    Path guide = Path.of("src/test/java/dev/errand/tck/servers/guide");
    Set<String> shown = new TreeSet<>(Pages.regions(guide, "guide"));
    assertTrue(shown.size() > 1, shown::toString);
    assertEquals(shown, new TreeSet<>(Pages.blocks(Path.of("../../docs/servers"), "java")));
  }
}
