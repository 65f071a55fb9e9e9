package dev.errand.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Task;
import dev.errand.tck.pages.Pages;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** README's tour is code of these tests, and does what README says of it. */
class ReadmeTest {
  @Test
  void everyBlockOfCode_isRunByThisTest() {
    Set<String> blocks = new TreeSet<>(Pages.blocks(Path.of("../../README.md"), "java"));
    Path tour = Path.of("src/test/java/dev/errand/readme");
    assertEquals(new TreeSet<>(Pages.regions(tour, "tour")), blocks);
    assertFalse(blocks.isEmpty());
  }

  @Test
  void tour_doesWhatReadmeSays() throws Exception {
    try (SeContainer container = SeContainerInitializer.newInstance().initialize()) {
      Tour tour = container.select(Tour.class).get();
      Task<Integer> task = tour.call();
      assertEquals(2, task.info().attempts());
      String line = System.lineSeparator();
      assertEquals(
          Stream.of("Ada", "Ada", "Grace", "Barbara")
              .map(customer -> "sending to " + customer + line)
              .reduce("", String::concat),
          task.output().stdout());
      assertTrue(task.output().attempt(1).exception().orElseThrow().contains("busy"));
      List<String> lines = container.select(Journal.class).get().lines();
      assertEquals("3 invoices sent", lines.get(lines.size() - 1));
      assertTrue(lines.get(0).startsWith("Invoices.send: attempt 1: "), lines::toString);

      assertEquals(List.of("42 pages", "1 page"), tour.request());

      container.select(MailServer.class).get().close();
      Task<Integer> held = container.select(Invoices.class).get().send(List.of("Ada"));
      assertEquals(1, tour.command());
      assertTrue(held.handle((sent, failure) -> failure != null).toCompletableFuture().join());

      assertFalse(tour.program().stderr().isBlank());
    }
  }
}
