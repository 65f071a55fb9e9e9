package dev.errand.benchmarks.harness;

import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one benchmark in this JVM. */
final class Jmh {
  private Jmh() {}

  /**
   * What one operation took.
   *
   * @param wall nanoseconds on the clock, to one thread
   * @param cpu nanoseconds on cores, of all threads
   * @param bytes allocated by all threads
   */
  record Cost(double wall, double cpu, double bytes) {}

  static Cost measure(
      Class<?> benchmark,
      Map<String, String> parameters,
      int threads,
      double operations,
      Sizes sizes) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
            .forks(0)
            .threads(threads)
            .warmupIterations(sizes.warmups())
            .warmupTime(TimeValue.milliseconds(sizes.iterationMillis()))
            .measurementIterations(sizes.iterations())
            .measurementTime(TimeValue.milliseconds(sizes.iterationMillis()))
            .timeout(TimeValue.minutes(5))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .addProfiler(GCProfiler.class)
            .addProfiler(ProcessCpu.class);
    parameters.forEach((name, value) -> options.param(name, value));
    try {
      List<RunResult> results = List.copyOf(new Runner(options.build()).run());
      if (results.size() != 1) {
        throw new IllegalStateException(benchmark + " has " + results.size() + " results, not 1.");
      }
      RunResult result = results.get(0);
      return new Cost(
          result.getPrimaryResult().getScore() / operations,
          secondary(result, ProcessCpu.LABEL) / operations,
          secondary(result, "gc.alloc.rate.norm") / operations);
    } catch (RunnerException e) {
      throw new IllegalStateException(benchmark + " with " + parameters + " has failed.", e);
    }
  }

  /** A run that is too short for a profiler has no such result. */
  private static double secondary(RunResult result, String label) {
    Result<?> found = result.getSecondaryResults().get(label);
    return found == null ? Double.NaN : found.getScore();
  }
}
