package dev.errand.runtime.process;

import dev.errand.shell.ShellResult;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Words the error of a program that ended with an exit code that was not expected. */
final class WrongExit {
  private static final int SHOWN_LINES = 3;
  private static final int SHOWN_CHARACTERS = 300;

  /** Shorter values are no secrets, and without their letters the text could not be read. */
  private static final int SECRET_CHARACTERS = 4;

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

  private static String lastWords(Program program, String stderr) {
    List<String> lines = withoutSecrets(program, stderr).lines().filter(l -> !l.isBlank()).toList();
    if (lines.isEmpty()) {
      return "It wrote nothing to standard error.";
    }
    int from = Math.max(0, lines.size() - SHOWN_LINES);
    String last = String.join("\n", lines.subList(from, lines.size()));
    int cut = last.length() - SHOWN_CHARACTERS;
    return "Standard error ends with: " + (cut > 0 ? "…" + last.substring(cut) : last);
  }

  /** Programs like to repeat their environment in their complaints. */
  private static String withoutSecrets(Program program, String text) {
    List<String> secrets =
        program.environment().values().stream()
            .filter(value -> value.length() >= SECRET_CHARACTERS)
            // The longest first: it may contain another one.
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    String hidden = text;
    for (String secret : secrets) {
      hidden = hidden.replace(secret, "***");
    }
    return hidden;
  }
}
