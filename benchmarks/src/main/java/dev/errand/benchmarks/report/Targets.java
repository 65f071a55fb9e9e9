package dev.errand.benchmarks.report;

import static dev.errand.benchmarks.report.Target.Kind.BYTES;
import static dev.errand.benchmarks.report.Target.Kind.COUNT;
import static dev.errand.benchmarks.report.Target.Kind.MILLIS;
import static dev.errand.benchmarks.report.Target.Kind.NANOS;
import static dev.errand.benchmarks.report.Target.Kind.PER_BYTE;
import static dev.errand.benchmarks.report.Target.Kind.RATIO;

import dev.errand.benchmarks.report.Target.Kind;
import java.util.List;
import java.util.Map;

/** What ours may take, and what it should. */
final class Targets {
  private static final String[] PEERS = {
    "spring", "weld", "deltaspike", "concurro", "smallrye", "smallrye-retry"
  };

  /** How subjects are called in the pages; one that is not here is called by its own name. */
  static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("raw", "JDK pool"),
          Map.entry("spring", "Spring `@Async`"),
          Map.entry("weld", "bare Weld interceptor"),
          Map.entry("deltaspike", "DeltaSpike `@Futureable`"),
          Map.entry("concurro", "Concurro `@Asynchronous`"),
          Map.entry("smallrye", "SmallRye `@Asynchronous`"),
          Map.entry("smallrye-retry", "SmallRye `@Asynchronous @Retry`"),
          Map.entry("errand-pool", "ours on the pool of the others"),
          Map.entry("errand-request", "ours without an interceptor"),
          Map.entry("errand-echo", "ours with echo"),
          Map.entry("plain-by-2", "plain stream, two threads"),
          Map.entry("spring-boot", "Spring Boot OutputCapture"),
          Map.entry("commons-io", "commons-io demultiplexer"),
          Map.entry("bare", "no handler"),
          Map.entry("errand-in-memory", "ours with 64 MiB of `errand.output.memory`"),
          Map.entry("builder", "ProcessBuilder, two threads started"),
          Map.entry("builder-kept", "ProcessBuilder, two threads kept"),
          Map.entry("unread", "started and waited for alone"),
          Map.entry("interceptor", "an interceptor that does nothing"),
          Map.entry("commons-io-by-2", "commons-io demultiplexer"),
          Map.entry("errand-by-2", "by two"),
          Map.entry("errand-by-4", "by four"),
          Map.entry("formatter", "formatted at once"));

  static final List<Target> ALL =
      List.of(
          of("burst of 100,000 calls: CPU", "burst", "errand", "cpu", RATIO, 5, 2.2, PEERS),
          of(
              "the same, on the pool of the others",
              "burst",
              "errand-pool",
              "cpu",
              RATIO,
              5,
              2.2,
              "errand-request"),
          of("round trip", "round-trip", "errand", "wall", RATIO, 1.10, 1.05, PEERS),
          of(
              "the same, on the pool of the others",
              "round-trip",
              "errand-pool",
              "wall",
              RATIO,
              1.10,
              1.05,
              "errand-request"),
          of("allocated by a call", "burst", "errand", "allocated", BYTES, 540, 200, PEERS),
          of(
              "heap of a queued task",
              "heap",
              "errand-pool",
              "queued",
              BYTES,
              180,
              128,
              "raw",
              "spring",
              "weld",
              "deltaspike",
              "smallrye"),
          of(
              "heap of an ended task in the history",
              "heap",
              "errand-pool",
              "ended",
              BYTES,
              180,
              128),
          of(
              "burst with an observer of every event, by itself without",
              "events",
              "errand-observed",
              "cpu",
              RATIO,
              1.5,
              1.2),
          of(
              "burst with capture, silent, by itself without",
              "events",
              "errand-captured",
              "cpu",
              RATIO,
              1.5,
              1.2),
          of("`println`, thread not captured", "println", "errand-idle", "cpu", RATIO, 1.05, 1.02),
          of(
              "`println`, captured",
              "println",
              "errand-captured",
              "cpu",
              RATIO,
              1.0,
              0.3,
              "errand-echo",
              "commons-io",
              "spring-boot"),
          of(
              "`println`, two threads captured",
              "println",
              "errand-captured-by-2",
              "cpu",
              RATIO,
              1.1,
              0.3,
              "commons-io-by-2",
              "plain-by-2"),
          of("log record, thread not captured: added", "log", "errand-idle", "added", NANOS, 10, 6),
          of(
              "log record, captured",
              "log",
              "errand-captured",
              "wall",
              NANOS,
              200,
              120,
              "bare",
              "formatter"),
          of(
              "run of `true`",
              "true",
              "errand",
              "wall",
              RATIO,
              0.9,
              0.9,
              "builder-kept",
              "unread",
              "zt-exec"),
          of(
              "50 MB from `cat`",
              "cat",
              "errand",
              "wall",
              RATIO,
              1.05,
              1.0,
              "errand-in-memory",
              "builder-kept",
              "zt-exec"),
          of(
              "50 MB from `cat`: bytes allocated for each",
              "cat",
              "errand",
              "allocated",
              PER_BYTE,
              2.1,
              1.1,
              "errand-in-memory",
              "builder",
              "zt-exec"),
          of(
              "cancel of a busy task, until its thread has begun the next",
              "cancel",
              "errand",
              "freed",
              RATIO,
              1.2,
              1.1,
              "errand-pool"),
          of(
              "the same, through the CompletionStage",
              "cancel",
              "errand-stage",
              "freed",
              RATIO,
              1.2,
              1.1),
          of(
              "the same, until the busy body has left",
              "cancel",
              "errand",
              "busy",
              RATIO,
              1.2,
              1.1,
              "errand-pool"),
          of("results lost", "lost", "errand", "lost", COUNT, 0, 0),
          of(
              "the same, with `@Retry`",
              "lost",
              "errand-retry",
              "lost",
              COUNT,
              0,
              0,
              "smallrye-retry"),
          of("`find` among 100,000 live", "beside", "errand", "find", NANOS, 1_000, 1_000),
          of("filtered page of `tasks` among them", "beside", "errand", "tasks", MILLIS, 20, 20),
          of(
              "longest submission beside, without the collector",
              "beside",
              "errand",
              "pause with tasks",
              MILLIS,
              20,
              10,
              "raw"),
          of(
              "start-up with 200 annotated beans: added, Weld SE",
              "start-up",
              "errand",
              "added",
              MILLIS,
              150,
              75,
              "interceptor"),
          of(
              "start-up of a packaged Quarkus with 200 annotated beans: added",
              "start-up-quarkus",
              "errand",
              "added",
              MILLIS,
              50,
              25),
          of(
              "1 to 8 submitting threads: CPU a task",
              "submitters",
              "errand-by-8",
              "cpu",
              RATIO,
              2,
              1.3,
              "errand-by-2",
              "errand-by-4"),
          of(
              "10 to 1,000,000 queued: CPU a task",
              "queued",
              "errand",
              "at 1000000",
              RATIO,
              2,
              1.3,
              "raw"));

  private Targets() {}

  private static Target of(
      String work,
      String row,
      String subject,
      String measure,
      Kind kind,
      double must,
      double goal,
      String... beside) {
    return new Target(work, row, subject, measure, kind, must, goal, List.of(beside));
  }

  static String name(String subject) {
    return NAMES.getOrDefault(subject, subject);
  }
}
