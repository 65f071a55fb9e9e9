package dev.errand.benchmarks.report;

import dev.errand.benchmarks.harness.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What is written from the results: a picture, and parts of two pages. */
public final class Pages {
  private static final String BEGIN = "<!-- written from the results: begin -->\n";
  private static final String END = "<!-- written from the results: end -->";

  private Pages() {}

  /** Writes them below the root of the project. */
  public static void write(Results results, Path root) throws IOException {
    for (Map.Entry<Path, String> page : texts(results, root).entrySet()) {
      Files.writeString(page.getKey(), page.getValue());
    }
  }

  /** What they should be, by file. */
  static Map<Path, String> texts(Results results, Path root) throws IOException {
    Map<Path, String> texts = new LinkedHashMap<>();
    Path page = root.resolve("docs/benchmarks.md");
    Path readme = root.resolve("README.md");
    texts.put(root.resolve("docs/benchmarks.svg"), Chart.of(results));
    texts.put(page, into(Files.readString(page), facts(results) + "\n" + Table.of(results)));
    texts.put(readme, into(Files.readString(readme), Table.inShort(results)));
    return texts;
  }

  private static String facts(Results results) {
    return results.facts().entrySet().stream()
        .map(fact -> "- " + fact.getKey() + ": " + fact.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private static String into(String page, String part) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("A page has no '" + BEGIN.strip() + "' with its end.");
    }
    return page.substring(0, begin + BEGIN.length()) + part + page.substring(end);
  }
}
