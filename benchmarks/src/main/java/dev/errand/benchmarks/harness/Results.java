package dev.errand.benchmarks.harness;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was measured, as it stands in the results file: medians over the passes.
 *
 * @param facts where and how
 * @param all in the order of the rows
 */
public record Results(Map<String, String> facts, List<Result> all) {
  private static final String COLUMNS =
      "row,subject,measure,unit,median,median ratio,lowest ratio,highest ratio,passes";

  /**
   * One median.
   *
   * @param ratio the median of the passes' ratios; NaN where there is no yardstick
   */
  public record Result(
      String row,
      String subject,
      String measure,
      String unit,
      double value,
      double ratio,
      double lowest,
      double highest,
      int passes) {
    String key() {
      return row + "/" + subject + "/" + measure;
    }
  }

  public static List<Result> medians(List<Figure> figures) {
    Map<String, List<Figure>> byKey =
        figures.stream()
            .collect(
                Collectors.groupingBy(
                    figure -> figure.row() + "/" + figure.subject() + "/" + figure.measure(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<Result> results = new ArrayList<>();
    for (List<Figure> of : byKey.values()) {
      Figure first = of.get(0);
      double[] values = of.stream().mapToDouble(Figure::value).sorted().toArray();
      double[] ratios = of.stream().mapToDouble(Figure::ratio).sorted().toArray();
      results.add(
          new Result(
              first.row(),
              first.subject(),
              first.measure(),
              first.unit(),
              median(values),
              median(ratios),
              ratios[0],
              ratios[ratios.length - 1],
              of.size()));
    }
    return results;
  }

  /** The middle one of sorted values, or the mean of the two in the middle. */
  public static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  public Optional<Result> find(String row, String subject, String measure) {
    String key = row + "/" + subject + "/" + measure;
    return all.stream().filter(result -> result.key().equals(key)).findFirst();
  }

  /** Adds those of a newer run. Of rows that it has not run the older ones stay, and it says so. */
  public Results with(Results newer) {
    List<String> rows = newer.all.stream().map(Result::row).distinct().toList();
    List<Result> merged = new ArrayList<>(all);
    merged.removeIf(result -> rows.contains(result.row()));
    boolean wholly = merged.isEmpty();
    merged.addAll(newer.all);
    Map<String, String> facts = new LinkedHashMap<>(wholly ? newer.facts : this.facts);
    if (!wholly) {
      rows.forEach(row -> facts.put("again " + row, newer.facts.get("date")));
    }
    return new Results(facts, merged);
  }

  /** Prints all, for a person. */
  public void print(PrintStream to) {
    facts.forEach((name, value) -> to.println(name + ": " + value));
    for (Result one : all) {
      to.printf(
          Locale.ROOT,
          "%-16s %-22s %-10s %,14.1f %-3s",
          one.row(),
          one.subject(),
          one.measure(),
          one.value(),
          one.unit());
      to.println(
          Double.isNaN(one.ratio())
              ? ""
              : String.format(
                  Locale.ROOT, " %8.2f  (%.2f to %.2f)", one.ratio(), one.lowest(), one.highest()));
    }
  }

  public static Results read(Path file) throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    List<Result> all = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith("# ")) {
          int colon = line.indexOf(": ");
          facts.put(line.substring(2, colon), line.substring(colon + 2));
        } else if (!line.equals(COLUMNS)) {
          all.add(parse(line));
        }
      }
    }
    return new Results(facts, all);
  }

  private static Result parse(String line) {
    String[] parts = line.split(",", -1);
    double[] numbers =
        Arrays.stream(parts, 4, 9)
            .mapToDouble(part -> part.isEmpty() ? Double.NaN : Double.parseDouble(part))
            .toArray();
    return new Result(
        parts[0],
        parts[1],
        parts[2],
        parts[3],
        numbers[0],
        numbers[1],
        numbers[2],
        numbers[3],
        (int) numbers[4]);
  }

  public void write(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    facts.forEach((name, value) -> text.append("# " + name + ": " + value + "\n"));
    text.append(COLUMNS).append('\n');
    for (Result one : all) {
      text.append(
              String.join(
                  ",",
                  one.row(),
                  one.subject(),
                  one.measure(),
                  one.unit(),
                  number(one.value()),
                  number(one.ratio()),
                  number(one.lowest()),
                  number(one.highest()),
                  String.valueOf(one.passes())))
          .append('\n');
    }
    Files.writeString(file, text);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4f", value);
  }
}
