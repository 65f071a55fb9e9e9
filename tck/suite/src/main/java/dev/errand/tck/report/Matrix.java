package dev.errand.tck.report;

import dev.errand.tck.Deviation;
import dev.errand.tck.report.Reports.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The table of README that says what passes where: a row for each runtime and JDK, a column for
 * each area of requirements. A cell has the number of requirements that passed, and names those
 * that did not, and those from which the runtime deviates, which are not counted.
 */
public final class Matrix {
  static final String BEGIN = "<!-- written from the reports: begin -->";
  static final String END = "<!-- written from the reports: end -->";

  private static final List<String> AREAS =
      List.of(
          "RUN", "SUP", "PRI", "OUT", "RTY", "EVT", "CAN", "REP", "ISO", "SHL", "PRF", "CTX", "LIF",
          "CFG", "DEP", "OBS", "DUR");

  /** What became of a requirement; what is worse comes later. */
  private enum Outcome {
    PASSED,
    OTHERWISE,
    FAILED
  }

  /** What became of each requirement, by row, by requirement. */
  private final Map<String, Map<String, Outcome>> rows = new TreeMap<>();

  Matrix(List<Result> results, List<Deviation> deviations) {
    Set<String> otherwise =
        deviations.stream()
            .map(row -> row.runtime() + " " + row.requirement())
            .collect(Collectors.toSet());
    for (Result result : results) {
      Outcome outcome =
          !result.passed()
              ? Outcome.FAILED
              : otherwise.contains(result.runtime() + " " + result.requirement())
                  ? Outcome.OTHERWISE
                  : Outcome.PASSED;
      rows.computeIfAbsent(result.runtime() + " | " + result.java(), row -> new TreeMap<>())
          .merge(result.requirement(), outcome, (a, b) -> a.compareTo(b) > 0 ? a : b);
    }
  }

  /**
   * Writes the rows of what has run into README, or holds README against them.
   *
   * @param arguments {@code write} or {@code check}, the file, and the folder with the reports; to
   *     check, also the runtimes that must have reports
   * @throws IOException if something cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    boolean write = arguments.length == 3 && arguments[0].equals("write");
    boolean check = arguments.length >= 3 && arguments[0].equals("check");
    if (!write && !check) {
      throw new IllegalArgumentException(
          "Expected: write README.md <folder with reports>,"
              + " or check README.md <folder with reports> <runtime>...");
    }
    Path file = Path.of(arguments[1]);
    String text = Files.readString(file);
    List<Result> results = Reports.under(Path.of(arguments[2]));
    if (write) {
      Files.writeString(file, new Matrix(results, Deviation.all()).into(text));
      return;
    }
    List<String> runtimes = Arrays.asList(arguments).subList(3, arguments.length);
    List<String> faults = faults(text, results, runtimes, Deviation.all());
    if (!faults.isEmpty()) {
      faults.forEach(fault -> System.err.println(file + ": " + fault));
      System.exit(1);
    }
  }

  /** Tells what is wrong with the text, or with the reports that it is held against. */
  static List<String> faults(
      String text, List<Result> results, List<String> runtimes, List<Deviation> deviations) {
    List<String> faults = new ArrayList<>();
    for (String runtime : runtimes) {
      if (results.stream().noneMatch(result -> result.runtime().equals(runtime))) {
        faults.add("No report tells of '" + runtime + "', which must have run.");
      }
    }
    if (parse(between(text)).isEmpty()) {
      faults.add("The table has no rows. Have it written.");
      return faults;
    }
    String after = new Matrix(onJdksOf(text, results), deviations).into(text);
    if (!after.equals(text)) {
      faults.add(
          "The table says otherwise than the reports, which say:\n" + between(after).strip());
    }
    return faults;
  }

  /** Leaves out what has run on a JDK that the table does not have: others have others. */
  static List<Result> onJdksOf(String text, List<Result> results) {
    Set<String> rows = parse(between(text)).keySet();
    return results.stream()
        .filter(result -> rows.stream().anyMatch(row -> row.endsWith(" | " + result.java())))
        .toList();
  }

  /** Puts the rows in; those of runtimes that have not run stay as they are. */
  String into(String text) {
    Set<String> areas = new LinkedHashSet<>(AREAS);
    Map<String, Map<String, String>> cells = new TreeMap<>();
    cells.putAll(parse(between(text)));
    rows.forEach((row, outcomes) -> cells.put(row, cells(outcomes)));
    areas.retainAll(
        cells.values().stream().flatMap(row -> row.keySet().stream()).collect(Collectors.toSet()));
    StringBuilder table = new StringBuilder("\n| runtime | JDK |");
    areas.forEach(area -> table.append(' ').append(area).append(" |"));
    table.append("\n|---|---|").append("---|".repeat(areas.size())).append('\n');
    cells.forEach(
        (row, byArea) ->
            table.append(
                areas.stream()
                    .map(area -> byArea.getOrDefault(area, "–"))
                    .collect(Collectors.joining(" | ", "| " + row + " | ", " |\n"))));
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    return text.substring(0, begin) + table + text.substring(text.indexOf(END));
  }

  private static String between(String text) {
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("There is no '" + BEGIN + "' with its end.");
    }
    return text.substring(begin + BEGIN.length(), end);
  }

  private static Map<String, String> cells(Map<String, Outcome> outcomes) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (String area : AREAS) {
      Map<Outcome, List<String>> ids =
          outcomes.keySet().stream()
              .filter(id -> id.startsWith(area))
              .collect(Collectors.groupingBy(outcomes::get));
      if (!ids.isEmpty()) {
        cells.put(
            area,
            ids.getOrDefault(Outcome.PASSED, List.of()).size()
                + named(", *otherwise %s*", ids.get(Outcome.OTHERWISE))
                + named(", **not %s**", ids.get(Outcome.FAILED)));
      }
    }
    return cells;
  }

  private static String named(String format, @Nullable List<String> ids) {
    return ids == null ? "" : format.formatted(String.join(", ", ids));
  }

  /** The cells of a table as it stands in the text, by row, by area. */
  private static Map<String, Map<String, String>> parse(String table) {
    List<String[]> lines =
        table
            .lines()
            .filter(line -> line.startsWith("| "))
            .map(line -> line.substring(2, line.length() - 2).split(" \\| ", -1))
            .toList();
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    for (String[] line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      Map<String, String> cells = new LinkedHashMap<>();
      for (int i = 2; i < line.length; i++) {
        if (!line[i].equals("–")) {
          cells.put(lines.get(0)[i], line[i]);
        }
      }
      rows.put(line[0] + " | " + line[1], cells);
    }
    return rows;
  }
}
