package dev.errand.benchmarks.harness;

/**
 * How much of everything.
 *
 * @param name what it is called on the command line
 * @param passes how often each row is gone through; a ratio is formed inside a pass
 * @param warmups iterations before those that count, in each run of JMH
 * @param iterations iterations that count
 * @param iterationMillis the length of each
 * @param calls supervised calls in a burst
 * @param queued tasks that wait, where their memory is measured
 * @param live tasks that are live while others come and go
 * @param flow tasks that come and go meanwhile
 * @param lost calls whose results are counted
 * @param repetitions of what is timed one by one
 * @param lines lines or records in one task
 * @param megabytes of output of one program
 * @param starts of a JVM, for start-up
 */
public record Sizes(
    String name,
    int passes,
    int warmups,
    int iterations,
    int iterationMillis,
    int calls,
    int queued,
    int live,
    int flow,
    int lost,
    int repetitions,
    int lines,
    int megabytes,
    int starts) {
  public static final Sizes FULL =
      new Sizes(
          "full",
          2,
          4,
          3,
          500,
          100_000,
          1_000_000,
          100_000,
          1_000_000,
          10_000_000,
          5_000,
          10_000,
          50,
          7);

  /** A first look: fewer passes, shorter iterations. */
  public static final Sizes QUICK =
      new Sizes(
          "quick", 2, 2, 2, 250, 100_000, 1_000_000, 100_000, 200_000, 1_000_000, 2_000, 10_000, 50,
          3);

  /** Enough to see that everything runs. */
  public static final Sizes TINY =
      new Sizes("tiny", 1, 0, 1, 1, 50, 100, 20, 200, 100, 2, 10, 1, 1);

  public static Sizes named(String name) {
    return switch (name) {
      case "full" -> FULL;
      case "quick" -> QUICK;
      case "tiny" -> TINY;
      default ->
          throw new IllegalArgumentException(
              "The sizes '" + name + "' are not known; full, quick and tiny are.");
    };
  }
}
