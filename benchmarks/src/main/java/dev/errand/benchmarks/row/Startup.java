package dev.errand.benchmarks.row;

import dev.errand.benchmarks.harness.Recorder;
import dev.errand.benchmarks.harness.Results;
import dev.errand.benchmarks.harness.Row;
import dev.errand.benchmarks.harness.Sizes;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From the start of a JVM to its end, with a container of many annotated beans between.
 *
 * @param name of the row
 * @param times more starts than the sizes say
 * @param subjects first the container alone, which the others are compared with
 * @param application what of a subject the JVM is told to start
 */
record Startup(String name, int times, List<String> subjects, Starter application) implements Row {
  /** With an interceptor that does nothing, too. */
  static Row weld() {
    return new Startup(
        "start-up",
        1,
        List.of("weld", "interceptor", "errand"),
        with ->
            List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "dev.errand.benchmarks.beans.Application",
                with));
  }

  /** Less is added, so that more starts are needed to tell it. */
  static Row quarkus() {
    return new Startup(
        "start-up-quarkus",
        3,
        List.of("quarkus", "errand"),
        with -> List.of("-jar", packaged(with).resolve("quarkus-run.jar").toString()));
  }

  /** What of a subject the JVM is told to start. */
  interface Starter {
    List<String> arguments(String with) throws URISyntaxException;
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
    int starts = times * sizes.starts();
    Map<String, double[]> taken = new LinkedHashMap<>();
    for (int i = 0; i < starts; i++) {
      for (String with : subjects) {
        taken.computeIfAbsent(with, name -> new double[starts])[i] =
            start(with, application.arguments(with));
      }
    }
    taken.values().forEach(Arrays::sort);
    double alone = Results.median(taken.get(subjects.get(0)));
    taken.forEach(
        (with, millis) -> {
          double median = Results.median(millis);
          recorder.add(with, "start", "ms", median, alone);
          recorder.add(with, "added", "ms", median - alone);
        });
  }

  private static double start(String with, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx512m"));
    command.addAll(arguments);
    long before = System.nanoTime();
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("The application with " + with + " did not start.");
    }
    return (System.nanoTime() - before) / 1e6;
  }

  /** The folder of a packaged Quarkus; the module that makes it lies beside what is built here. */
  static Path packaged(String with) throws URISyntaxException {
    Path built =
        Path.of(Startup.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .getParent();
    Path folder = built.resolveSibling("quarkus").resolve("target/applications").resolve(with);
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(
          "There is no packaged Quarkus in "
              + folder
              + "; this makes it: mvn -q package -DskipTests -pl benchmarks -am");
    }
    return folder;
  }
}
