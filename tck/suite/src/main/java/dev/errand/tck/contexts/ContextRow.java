package dev.errand.tck.contexts;

import dev.errand.tck.Rows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What becomes of one context on one runtime: a row of {@code contexts.csv}, by which a test there
 * goes. The words are those of {@link Probe}.
 *
 * @param runtime the name of the runtime, such as {@code payara-micro}
 * @param context the name of the context, such as {@code transaction}
 * @param onDefault what tasks see on the default executor
 * @param onNamed what they see on an executor that takes contexts along and is named by the task;
 *     {@code -} if it is not looked at
 */
public record ContextRow(String runtime, String context, String onDefault, String onNamed) {
  /** Not looked at. */
  public static final String NONE = "-";

  private static final String HEADER = "runtime,context,default executor,named executor";
  private static final String WORD = "(travels|cleared|own|application|absent)";
  private static final Pattern ROW =
      Pattern.compile("([a-z0-9-]+),([a-z]+)," + WORD + "," + WORD.replace(")", "|-)"));

  /**
   * Gives all there are.
   *
   * @return the rows, in order
   */
  public static List<ContextRow> all() {
    return Rows.of("contexts.csv", HEADER, ROW).stream()
        .map(row -> new ContextRow(row.group(1), row.group(2), row.group(3), row.group(4)))
        .toList();
  }

  /**
   * Gives that of the runtime that this runs in, which the system property {@code
   * errand.tck.runtime} names.
   *
   * @param context the name of the context
   * @return the row; empty if the runtime is none of the table
   */
  public static Optional<ContextRow> here(String context) {
    return of(String.valueOf(System.getProperty("errand.tck.runtime")), context);
  }

  /**
   * Gives that of a runtime.
   *
   * @param runtime its name
   * @param context the name of the context
   * @return the row; empty if the runtime is none of the table
   */
  public static Optional<ContextRow> of(String runtime, String context) {
    return all().stream()
        .filter(row -> row.runtime.equals(runtime) && row.context.equals(context))
        .findFirst();
  }

  /**
   * Gives what bodies see that come to a thread in each of the ways that are looked at.
   *
   * @return the words, by way
   */
  public Map<String, String> expected() {
    if (onDefault.equals(Probe.ABSENT)) {
      return Map.of("the caller", Probe.ABSENT);
    }
    Map<String, String> expected = new TreeMap<>();
    for (String way : new String[] {"a method", "a request", "a delayed one", "a retry"}) {
      expected.put(way, onDefault);
    }
    if (!onNamed.equals(NONE)) {
      expected.put("a named executor", onNamed);
    }
    return expected;
  }
}
