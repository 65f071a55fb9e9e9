package dev.errand.tck;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A requirement that a runtime cannot meet as it comes: a row of {@code deviations.csv}. A test
 * asserts there what happens instead, unless the row tells under which settings the requirement is
 * met.
 *
 * @param runtime the name of the runtime, such as {@code tomee}
 * @param requirement the id of the requirement
 * @param reason why not, and what happens instead
 */
public record Deviation(String runtime, String requirement, String reason) {
  private static final String HEADER = "runtime,requirement,reason and what happens instead";
  private static final Pattern ROW =
      Pattern.compile("([a-z0-9-]+),([A-Z]{3}-\\d+),\"([^\"]{20,})\"");

  /**
   * Gives all there are.
   *
   * @return the rows, in order
   */
  public static List<Deviation> all() {
    List<String> lines = lines();
    if (!lines.get(0).equals(HEADER)) {
      throw new IllegalStateException("deviations.csv begins with: " + lines.get(0));
    }
    return lines.stream().skip(1).map(Deviation::parse).toList();
  }

  /**
   * Tells whether the runtime that this runs in deviates. It is named by the system property {@code
   * errand.tck.runtime}.
   *
   * @param requirement the id of the requirement
   * @return true if the test has to assert what happens instead
   */
  public static boolean isHere(String requirement) {
    return isHere(requirement, "");
  }

  /**
   * Tells whether the runtime that this runs in deviates in one of several ways.
   *
   * @param requirement the id of the requirement
   * @param words what the reason speaks of
   * @return true if the test has to assert what happens instead
   */
  public static boolean isHere(String requirement, String words) {
    String runtime = System.getProperty("errand.tck.runtime");
    return all().stream()
        .filter(row -> row.runtime.equals(runtime) && row.requirement.equals(requirement))
        .anyMatch(row -> row.reason.contains(words));
  }

  private static Deviation parse(String line) {
    Matcher row = ROW.matcher(line);
    if (!row.matches()) {
      throw new IllegalStateException("No row of deviations.csv: " + line);
    }
    return new Deviation(row.group(1), row.group(2), row.group(3));
  }

  private static List<String> lines() {
    try (InputStream table = Deviation.class.getResourceAsStream("deviations.csv")) {
      return new String(Objects.requireNonNull(table).readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
