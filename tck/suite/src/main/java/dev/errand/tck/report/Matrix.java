package dev.errand.tck.report;

import dev.errand.tck.report.Reports.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The table of README that says what passes where: a row for each runtime and JDK, a column for
 * each area of requirements. A cell has the number of requirements that passed, and names those
 * that did not.
 */
public final class Matrix {
  static final String BEGIN = "<!-- written from the reports: begin -->";
  static final String END = "<!-- written from the reports: end -->";

  private static final List<String> AREAS =
      List.of(
          "RUN", "SUP", "PRI", "OUT", "RTY", "EVT", "CAN", "REP", "ISO", "SHL", "PRF", "CTX", "LIF",
          "CFG", "DEP", "OBS", "DUR");

  /** Whether each requirement has passed, by row, by requirement. */
  private final Map<String, Map<String, Boolean>> rows = new TreeMap<>();

  Matrix(List<Result> results) {
    for (Result result : results) {
      rows.computeIfAbsent(result.runtime() + " | " + result.java(), row -> new TreeMap<>())
          .merge(result.requirement(), result.passed(), Boolean::logicalAnd);
    }
  }

  /**
   * Writes the rows of what has run into README, or holds README against them.
   *
   * @param arguments {@code write} or {@code check}, the file, and the folder with the reports
   * @throws IOException if something cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3 || !Set.of("write", "check").contains(arguments[0])) {
      throw new IllegalArgumentException("Expected: write|check README.md <folder with reports>");
    }
    Path file = Path.of(arguments[1]);
    String before = Files.readString(file);
    List<Result> results = Reports.under(Path.of(arguments[2]));
    boolean check = arguments[0].equals("check");
    String after = new Matrix(check ? onJdksOf(before, results) : results).into(before);
    if (!check) {
      Files.writeString(file, after);
    } else if (!after.equals(before)) {
      System.err.println(
          file + " says otherwise than the reports, which say:\n" + between(after).strip());
      System.exit(1);
    }
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
    rows.forEach((row, passed) -> cells.put(row, cells(passed)));
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

  private static Map<String, String> cells(Map<String, Boolean> passed) {
    Map<String, Set<String>> good = new TreeMap<>();
    Map<String, Set<String>> bad = new TreeMap<>();
    passed.forEach(
        (id, ok) ->
            (ok ? good : bad).computeIfAbsent(id.substring(0, 3), a -> new TreeSet<>()).add(id));
    Map<String, String> cells = new LinkedHashMap<>();
    for (String area : AREAS) {
      Set<String> in = good.getOrDefault(area, Set.of());
      Set<String> out = bad.getOrDefault(area, Set.of());
      if (!in.isEmpty() || !out.isEmpty()) {
        cells.put(
            area, in.size() + (out.isEmpty() ? "" : ", **not " + String.join(", ", out) + "**"));
      }
    }
    return cells;
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
