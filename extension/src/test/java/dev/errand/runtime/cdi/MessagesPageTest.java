package dev.errand.runtime.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of messages has a row for each number that the code can log. */
class MessagesPageTest {
  private static final Pattern LOGGED = Pattern.compile("\"(ERRAND-\\d{4}): ");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (ERRAND-\\d{4}) \\|");

  @Test
  void pageOfMessages_hasThoseOfTheCode() throws IOException {
    Set<String> logged = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      sources
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> logged.addAll(numbers(file, LOGGED)));
    }
    assertFalse(logged.isEmpty());
    assertEquals(logged, numbers(Path.of("../docs/messages.md"), ROW));
  }

  private static Set<String> numbers(Path file, Pattern pattern) {
    try {
      Set<String> found = new TreeSet<>();
      pattern
          .matcher(Files.readString(file))
          .results()
          .map((MatchResult match) -> match.group(1))
          .forEach(found::add);
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
