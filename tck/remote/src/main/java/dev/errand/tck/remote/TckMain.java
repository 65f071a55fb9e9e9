package dev.errand.tck.remote;

import dev.errand.tck.Suite;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Runs the suite against a server from the command line, and prints a line a requirement. */
public final class TckMain {
  private TckMain() {}

  /**
   * Ends with 0 if all tests have passed, else with 1.
   *
   * @param arguments the address of {@link TckResource}, and the name of the runtime in the report
   * @throws IOException if the server does not answer
   * @throws InterruptedException if it is interrupted
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 2) {
      System.err.println("Expected: <address of the suite's endpoint> <name of the runtime>");
      System.exit(2);
    }
    boolean passed = run(new TckClient(URI.create(arguments[0])), arguments[1], System.out);
    System.exit(passed ? 0 : 1);
  }

  static boolean run(TckClient client, String runtime, PrintStream report)
      throws IOException, InterruptedException {
    boolean allPassed = true;
    for (Map.Entry<String, List<TckResult>> entry : client.runAll().entrySet()) {
      List<TckResult> failed =
          entry.getValue().stream().filter(result -> !result.passed()).toList();
      report.printf(
          "%s %s, %d of %d tests passed%n",
          Suite.label(entry.getKey(), runtime),
          failed.isEmpty() ? "passed" : "FAILED",
          entry.getValue().size() - failed.size(),
          entry.getValue().size());
      failed.forEach(result -> report.println("  " + result.test() + ": " + result.failure()));
      allPassed &= failed.isEmpty();
    }
    return allPassed;
  }
}
