package dev.errand.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.SupervisorInfo;
import dev.errand.Task;
import dev.errand.TaskPriority;
import dev.errand.tck.pages.Pages;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md}, with the properties that stand there. */
class ConfigurationTest {
  private static final List<String> BLOCKS =
      Pages.blocks(Path.of("../../docs/configuration.md"), "properties");

  private static Map<String, String> properties(int block) throws IOException {
    Properties read = new Properties();
    read.load(new StringReader(BLOCKS.get(block)));
    Map<String, String> properties = new TreeMap<>();
    read.forEach((key, value) -> properties.put(key.toString(), value.toString()));
    return properties;
  }

  @Test
  void members_areOverridden_theMostSpecificFirst() throws Exception {
    try (Application app = Application.start(properties(0), Shop.class)) {
      Shop shop = app.bean(Shop.class);
      Task<String> tidy = shop.tidy();
      assertEquals("tidy", tidy.join());
      assertEquals("night shift", tidy.name());
      assertEquals(TaskPriority.HIGH, tidy.info().priority());
      assertEquals("tidying" + System.lineSeparator(), tidy.output().stdout());
      assertEquals("", tidy.output().log());
      Task<TaskPriority> sale = shop.sell();
      sale.join();
      assertEquals(TaskPriority.CRITICAL, sale.info().priority());
      assertEquals("Shop.sell", sale.name());
    }
  }

  @Test
  void globalKeys_areRead() throws Exception {
    try (Application app = Application.start(properties(1))) {
      SupervisorInfo info = app.supervisor().info();
      assertEquals(50, info.poolSize());
      assertEquals(10, info.reserveHigh());
      assertEquals(1_000, info.queueLimit());
    }
  }

  @Test
  void badValues_stopTheStart_inOneMessage() throws Exception {
    assertEquals(3, BLOCKS.size());
    Map<String, String> bad = properties(2);
    Exception failure =
        assertThrows(Exception.class, () -> Application.start(bad, Shop.class).close());
    String message = String.valueOf(failure.getMessage());
    bad.forEach((key, value) -> assertTrue(message.contains(key + " is '" + value + "'"), message));
  }
}
