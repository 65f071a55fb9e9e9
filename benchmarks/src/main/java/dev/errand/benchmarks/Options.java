package dev.errand.benchmarks;

import dev.errand.benchmarks.harness.Row;
import dev.errand.benchmarks.harness.Sizes;
import dev.errand.benchmarks.row.Rows;
import java.util.Arrays;
import java.util.List;

/**
 * What the command line says.
 *
 * @param rows which rows are run
 * @param sizes how much of everything
 * @param core the core that the JVMs are held on
 * @param java the program that runs them
 * @param write whether the pages are written from the results
 */
record Options(List<Row> rows, Sizes sizes, int core, String java, boolean write) {
  private static final String USAGE =
      "Allowed are --rows=<row>,<row> (of "
          + Rows.names()
          + "), --quick, --core=<number>, --java=<program>, and --write, which puts the results"
          + " into docs and README.md of the current directory.";

  static Options parse(String[] arguments) {
    List<Row> rows = Rows.ALL;
    Sizes sizes = Sizes.FULL;
    int core = Runtime.getRuntime().availableProcessors() - 1;
    String java = System.getProperty("java.home") + "/bin/java";
    boolean write = false;
    for (String argument : arguments) {
      String value = argument.substring(argument.indexOf('=') + 1);
      switch (argument.split("=", 2)[0]) {
        case "--rows" -> rows = Arrays.stream(value.split(",", -1)).map(Rows::named).toList();
        case "--quick" -> sizes = Sizes.QUICK;
        case "--core" -> core = Integer.parseInt(value);
        case "--java" -> java = value;
        case "--write" -> write = true;
        default -> throw new IllegalArgumentException("'" + argument + "' is not known. " + USAGE);
      }
    }
    return new Options(rows, sizes, core, java, write);
  }
}
