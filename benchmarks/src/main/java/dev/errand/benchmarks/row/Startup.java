package dev.errand.benchmarks.row;

import dev.errand.benchmarks.harness.Recorder;
import dev.errand.benchmarks.harness.Results;
import dev.errand.benchmarks.harness.Row;
import dev.errand.benchmarks.harness.Sizes;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From the start of a JVM to its end, with a container of many annotated beans between: with the
 * container alone, with an interceptor that does nothing, and with ours.
 */
final class Startup implements Row {
  @Override
  public String name() {
    return "start-up";
  }

  /** Compilers run beside, as they do when an application starts. */
  @Override
  public boolean pinned() {
    return false;
  }

  /** Each of the starts is a pass of its own. */
  @Override
  public int passes(Sizes sizes) {
    return 1;
  }

  @Override
  public void pass(Sizes sizes, Recorder recorder) throws Exception {
    Map<String, double[]> taken = new LinkedHashMap<>();
    for (int i = 0; i < sizes.starts(); i++) {
      for (String with : List.of("weld", "interceptor", "errand")) {
        taken.computeIfAbsent(with, name -> new double[sizes.starts()])[i] = start(with);
      }
    }
    taken.values().forEach(Arrays::sort);
    double weld = Results.median(taken.get("weld"));
    taken.forEach(
        (with, millis) -> {
          double median = Results.median(millis);
          recorder.add(with, "start", "ms", median, weld);
          recorder.add(with, "added", "ms", median - weld);
        });
  }

  private static double start(String with) throws IOException, InterruptedException {
    long before = System.nanoTime();
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.errand.benchmarks.beans.Application",
                with)
            .inheritIO()
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("The application with " + with + " did not start.");
    }
    return (System.nanoTime() - before) / 1e6;
  }
}
