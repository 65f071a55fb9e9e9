package dev.errand.tck;

import java.util.List;
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
    return Rows.of("deviations.csv", HEADER, ROW).stream()
        .map(row -> new Deviation(row.group(1), row.group(2), row.group(3)))
        .toList();
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
}
