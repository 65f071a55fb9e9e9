package dev.errand.benchmarks.row;

import dev.errand.benchmarks.harness.Alternation;
import dev.errand.benchmarks.harness.Row;
import dev.errand.benchmarks.harness.Sizes;
import java.util.List;
import java.util.stream.Collectors;

/** All rows, in the order of the table. */
public final class Rows {
  private static final String[] CALLERS = {
    "errand",
    "errand-pool",
    "errand-request",
    "spring",
    "weld",
    "deltaspike",
    "concurro",
    "smallrye",
    "smallrye-retry"
  };

  public static final List<Row> ALL =
      List.of(
          Alternation.of("burst", Burst.class, Sizes::calls, "raw", CALLERS),
          Alternation.of("round-trip", RoundTrip.class, sizes -> 1, "raw", CALLERS),
          Alternation.of(
              "inline",
              RoundTrip.class,
              sizes -> 1,
              "inline-raw",
              "inline-errand-pool",
              "inline-spring",
              "inline-weld",
              "inline-deltaspike",
              "inline-smallrye",
              "inline-smallrye-retry"),
          new Heap(),
          Alternation.of(
              "events", Burst.class, Sizes::calls, "errand", "errand-observed", "errand-captured"),
          Alternation.of(
              "println",
              Println.class,
              Sizes::lines,
              "plain",
              "errand-idle",
              "errand-captured",
              "errand-echo",
              "commons-io",
              "spring-boot",
              "plain-by-2",
              "errand-captured-by-2",
              "commons-io-by-2"),
          new Alternation(
              "println-cores",
              Println.class,
              Sizes::lines,
              false,
              "plain",
              List.of("plain-by-2", "errand-idle-by-2", "errand-captured-by-2")),
          Alternation.of(
              "log",
              LogRecords.class,
              sizes -> 1_000,
              "bare",
              "errand-idle",
              "errand-captured",
              "formatter"),
          Alternation.of(
                  "true",
                  Programs.class,
                  sizes -> 0,
                  "builder",
                  "errand",
                  "builder-kept",
                  "unread",
                  "zt-exec")
              .afterWarmUps(4),
          Alternation.of(
              "cat",
              Programs.class,
              Sizes::megabytes,
              "builder",
              "errand",
              "errand-in-memory",
              "builder-kept",
              "zt-exec"),
          new Cancel(),
          new Lost(),
          new Beside(),
          Startup.weld(),
          Startup.quarkus(),
          new Alternation(
              "submitters",
              Burst.class,
              sizes -> sizes.calls() / 10,
              false,
              "errand",
              List.of("errand-by-2", "errand-by-4", "errand-by-8")),
          new Growth());

  private Rows() {}

  public static Row named(String name) {
    return ALL.stream()
        .filter(row -> row.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no row '" + name + "'; there are " + names() + "."));
  }

  public static String names() {
    return ALL.stream().map(Row::name).collect(Collectors.joining(", "));
  }
}
