package dev.errand.benchmarks.row;

import dev.errand.benchmarks.harness.Recorder;
import dev.errand.benchmarks.harness.Results;
import dev.errand.benchmarks.harness.Row;
import dev.errand.benchmarks.harness.Sizes;
import java.io.IOException;
import java.util.Arrays;

/** From the start of a JVM to its end, with a container of many annotated beans between. */
final class Startup implements Row {
  @Override
  public String name() {
    return "start-up";
  }

  /** Each of the starts is a pass of its own. */
  @Override
  public int passes(Sizes sizes) {
    return 1;
  }

  @Override
  public void pass(Sizes sizes, Recorder recorder) throws Exception {
    double[] without = new double[sizes.starts()];
    double[] with = new double[sizes.starts()];
    for (int i = 0; i < sizes.starts(); i++) {
      without[i] = start("without");
      with[i] = start("with");
    }
    Arrays.sort(without);
    Arrays.sort(with);
    double one = Results.median(without);
    recorder.add("weld", "start", "ms", one, one);
    recorder.add("errand", "start", "ms", Results.median(with), one);
    recorder.add("errand", "added", "ms", Results.median(with) - one);
  }

  private static double start(String errand) throws IOException, InterruptedException {
    long before = System.nanoTime();
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.errand.benchmarks.beans.Application",
                errand)
            .inheritIO()
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("The application " + errand + " ours did not start.");
    }
    return (System.nanoTime() - before) / 1e6;
  }
}
