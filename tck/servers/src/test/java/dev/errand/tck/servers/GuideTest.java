package dev.errand.tck.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.errand.tck.pages.Pages;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The pages of the servers show code that tests deploy; those of topics are tested with them. */
class GuideTest {
  @Test
  void everyBlockOfCode_isDeployedByATest() {
    Set<String> blocks = new TreeSet<>(Pages.blocks(Path.of("../../docs/servers"), "java"));
    assertFalse(blocks.isEmpty());
    blocks.removeAll(Pages.regions(Path.of("src/test/java/dev/errand/tck/servers/guide"), "guide"));
    assertEquals(Set.of(), blocks);
  }
}
