package dev.errand.runtime.process;

import dev.errand.shell.ShellResult;
import java.util.List;
import java.util.stream.Collectors;

/** Words the error of a program that ended with an exit code that was not expected. */
final class WrongExit {
  private static final int SHOWN_LINES = 3;
  private static final int SHOWN_CHARACTERS = 300;

  private WrongExit() {}

  static String message(Program program, Terms terms, ShellResult result) {
    String codes =
        terms.expected().stream().map(String::valueOf).collect(Collectors.joining(" or "));
    return "Program '"
        + program.name()
        + "' ended with exit code "
        + result.exitCode()
        + (result.timedOut() ? ", stopped after its timeout of " + terms.timeout() : "")
        + "; expected was "
        + codes
        + ". "
        + lastWords(program, result.stderr());
  }

  /** Without secrets: programs like to repeat in their complaints what they were given. */
  private static String lastWords(Program program, String stderr) {
    List<String> lines = program.withoutSecrets(stderr).lines().filter(l -> !l.isBlank()).toList();
    if (lines.isEmpty()) {
      return "It wrote nothing to standard error.";
    }
    int from = Math.max(0, lines.size() - SHOWN_LINES);
    String last = String.join("\n", lines.subList(from, lines.size()));
    int cut = last.length() - SHOWN_CHARACTERS;
    return "Standard error ends with: " + (cut > 0 ? "…" + last.substring(cut) : last);
  }
}
