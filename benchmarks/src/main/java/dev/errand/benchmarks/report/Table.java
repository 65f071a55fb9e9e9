package dev.errand.benchmarks.report;

import dev.errand.benchmarks.harness.Results;
import java.util.Optional;
import java.util.stream.Collectors;

/** The table of works, in Markdown; a work that was not measured has no line. */
public final class Table {
  private Table() {}

  public static String of(Results results) {
    StringBuilder table =
        new StringBuilder(
            "| work | ours | beside | must | goal | met |\n|---|---|---|---|---|---|\n");
    for (Target target : Targets.ALL) {
      Optional<Double> ours = target.in(results);
      if (ours.isPresent()) {
        table.append(line(target, ours.get(), results));
      }
    }
    return table.toString();
  }

  private static String line(Target target, double ours, Results results) {
    String beside =
        target.beside().stream()
            .flatMap(
                peer ->
                    target.in(results, peer).stream()
                        .map(value -> Targets.name(peer) + " " + target.kind().text(value)))
            .collect(Collectors.joining(" · "));
    return "| "
        + String.join(
            " | ",
            target.work(),
            target.kind().text(ours),
            beside,
            target.kind().text(target.must()),
            target.kind().text(target.goal()),
            target.met(ours))
        + " |\n";
  }

  /** The few lines that README has. */
  static String inShort(Results results) {
    StringBuilder lines = new StringBuilder("| work | ours | beside |\n|---|---|---|\n");
    for (Target target : Targets.ALL) {
      Optional<Double> ours = target.in(results);
      if (ours.isPresent() && !target.beside().isEmpty() && !target.work().startsWith("the same")) {
        String[] cells = line(target, ours.get(), results).split(" \\| ", -1);
        lines.append(String.join(" | ", cells[0], cells[1], cells[2]) + " |\n");
      }
    }
    return lines.toString();
  }
}
