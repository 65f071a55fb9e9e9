package dev.errand.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Task;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** README's tour is code of these tests, and does what README says of it. */
class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern SHOWN =
      Pattern.compile("// tour: [^\\n]*\\n(.*?)\\n *// end", Pattern.DOTALL);

  @Test
  void everyBlockOfCode_isRunByThisTest() throws IOException {
    List<String> shown = shown();
    String readme = Files.readString(Path.of("../../README.md"));
    Matcher block = BLOCK.matcher(readme);
    int blocks = 0;
    while (block.find()) {
      String code = block.group(1).strip();
      assertTrue(shown.contains(code), () -> "README shows code that no test runs:\n" + code);
      blocks++;
    }
    assertEquals(shown.size(), blocks, "every part of the tour stands in README");
  }

  private static List<String> shown() throws IOException {
    try (Stream<Path> sources = Files.list(Path.of("src/test/java/dev/errand/readme"))) {
      return sources
          .filter(source -> !source.endsWith("ReadmeTest.java"))
          .flatMap(source -> SHOWN.matcher(read(source)).results())
          .map(part -> part.group(1).stripIndent().strip())
          .toList();
    }
  }

  private static String read(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
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
