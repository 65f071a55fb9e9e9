package dev.errand.benchmarks;

import dev.errand.benchmarks.harness.Figure;
import dev.errand.benchmarks.harness.Machine;
import dev.errand.benchmarks.harness.Results;
import dev.errand.benchmarks.harness.Row;
import dev.errand.benchmarks.report.Pages;
import dev.errand.benchmarks.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures: starts a JVM for each row, held on one core where the row allows it, and tells the
 * medians.
 */
public final class Run {
  private static final Path FILE = Path.of("docs", "benchmarks.csv");

  private Run() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Options options = Options.parse(arguments);
    boolean held = canHold(options.core());
    String how = held ? "on core " + options.core() : "on no core: taskset is missing, or refuses";
    Path collected = Files.createTempFile("errand-benchmarks", ".csv");
    List<String> failed = new ArrayList<>();
    try {
      for (Row row : options.rows()) {
        System.out.println("== " + row.name() + (row.pinned() ? ", held " + how : ""));
        if (start(row, options, held, collected) != 0) {
          failed.add(row.name());
        }
      }
      List<Figure> figures = Files.readAllLines(collected).stream().map(Figure::parse).toList();
      Results now = new Results(facts(options, arguments, how), Results.medians(figures));
      now.print(System.out);
      System.out.println(Table.of(now));
      if (options.write()) {
        Results all = Results.read(FILE).with(now);
        all.write(FILE);
        Pages.write(all, Path.of(""));
      }
    } finally {
      Files.delete(collected);
    }
    if (!failed.isEmpty()) {
      System.err.println("These rows have failed: " + failed);
      System.exit(1);
    }
  }

  private static Map<String, String> facts(Options options, String[] arguments, String how)
      throws IOException, InterruptedException {
    String command =
        Stream.of(arguments)
            .map(argument -> argument.startsWith("--java=") ? "--java=…" : argument) // see JDK
            .collect(Collectors.joining(" ", "java -jar benchmarks/target/benchmarks.jar ", ""));
    return Machine.facts(options.java(), command.strip(), how);
  }

  private static boolean canHold(int core) throws InterruptedException {
    try {
      Process trial = new ProcessBuilder("taskset", "-c", String.valueOf(core), "true").start();
      return trial.waitFor() == 0;
    } catch (IOException e) {
      return false; // there is no such program here; it also fails where there is no such core
    }
  }

  private static int start(Row row, Options options, boolean held, Path collected)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (held && row.pinned()) {
      command.addAll(List.of("taskset", "-c", String.valueOf(options.core())));
    }
    command.addAll(List.of(options.java(), "-Xms2g", "-Xmx2g", "-cp"));
    command.addAll(
        List.of(
            System.getProperty("java.class.path"),
            Child.class.getName(),
            row.name(),
            options.sizes().name(),
            collected.toString()));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
