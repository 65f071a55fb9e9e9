package dev.errand.runtime.process;

import dev.errand.shell.ShellException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is to be started, and how.
 *
 * @param words the program and its arguments
 * @param title what its task is named
 * @param directory where it runs; null for the directory of this process
 * @param variables its environment
 * @param secrets those of the words that are secret
 * @param merged whether its standard error goes where its standard output goes
 */
record Program(
    List<String> words,
    String title,
    @Nullable Path directory,
    Variables variables,
    List<String> secrets,
    boolean merged) {

  /** The variable by which the processes of one run know each other; see {@link ProcessTree}. */
  static final String COOKIE = "ERRAND_COMMAND";

  private static final boolean WINDOWS =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

  /** ENOENT, as the JDK words it: "error=2, No such file" up to 21, then "error: 2 (No such". */
  private static final Pattern NO_SUCH_FILE = Pattern.compile("error[=:] ?2\\b");

  Program {
    words = List.copyOf(words);
    secrets = List.copyOf(secrets);
  }

  static Program shell(String line) {
    checkWord("command line", line);
    checkNotBlank("command line", line);
    // The last one is what the shell calls itself; after it come the arguments of the line.
    List<String> words =
        WINDOWS ? List.of("cmd.exe", "/c", line) : List.of("/bin/sh", "-c", line, "/bin/sh");
    return new Program(words, "shell", null, Variables.INHERITED, List.of(), false);
  }

  static Program of(String program, String... arguments) {
    checkWord("program", program);
    checkNotBlank("program", program);
    List<String> words = new ArrayList<>();
    words.add(program);
    for (String argument : arguments) {
      checkWord("argument " + words.size() + " of program '" + program + "'", argument);
      words.add(argument);
    }
    int separator = Math.max(program.lastIndexOf('/'), program.lastIndexOf(File.separatorChar));
    String last = program.substring(separator + 1);
    return new Program(
        words, last.isBlank() ? program : last, null, Variables.INHERITED, List.of(), false);
  }

  Program in(Path where) {
    return new Program(words, title, where, variables, secrets, merged);
  }

  Program argument(String argument, boolean secret) {
    checkWord("argument " + words.size() + " of program '" + name() + "'", argument);
    List<String> more = new ArrayList<>(words);
    more.add(argument);
    List<String> hidden = new ArrayList<>(secrets);
    if (secret) {
      hidden.add(argument);
    }
    return new Program(more, title, directory, variables, hidden, merged);
  }

  Program with(String variable, String value, boolean secret) {
    checkVariable(variable);
    // Checked here because the JDK's own message would show the value.
    checkWord("value of the environment variable '" + variable + "'", value);
    return with(variables.with(variable, value, secret));
  }

  Program without(String variable) {
    checkVariable(variable);
    return with(variables.without(variable));
  }

  Program withoutVariables() {
    return with(new Variables(false, Set.of(), Map.of(), Set.of()));
  }

  private Program with(Variables to) {
    return new Program(words, title, directory, to, secrets, merged);
  }

  private static void checkVariable(String variable) {
    checkWord("name of an environment variable", variable);
    if (variable.isBlank() || variable.indexOf('=') >= 0) {
      throw new IllegalArgumentException(
          "An environment variable was named '"
              + variable
              + "'; at least a letter and no '=' is allowed.");
    }
  }

  Program mergingStreams() {
    return new Program(words, title, directory, variables, secrets, true);
  }

  /** Gives a text without what is secret of this program. */
  String withoutSecrets(String text) {
    return Secrets.of(secrets, variables).hiddenIn(text);
  }

  String name() {
    return words.get(0);
  }

  /** Starts it. Its children inherit the cookie. */
  Process start(String cookie) {
    if (directory != null && !Files.isDirectory(directory)) {
      throw new ShellException(
          "Program '"
              + name()
              + "' was not started: its working directory '"
              + directory
              + (Files.exists(directory) ? "' is not a directory." : "' does not exist."),
          (Throwable) null);
    }
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(merged);
    if (directory != null) {
      builder.directory(directory.toFile());
    }
    variables.applyTo(builder.environment());
    builder.environment().put(COOKIE, cookie);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new ShellException(whyNotStarted(Objects.toString(e.getMessage(), "")), e);
    }
  }

  ShellException notStarted(String why, Throwable cause) {
    return new ShellException(
        "Program '" + name() + "' was not started: " + withoutSecrets(why), cause);
  }

  private String whyNotStarted(String why) {
    if (!NO_SUCH_FILE.matcher(why).find()) {
      return "Program '" + name() + "' could not be started; nothing was run: " + why;
    }
    return name().indexOf('/') < 0
        ? "Program '" + name() + "' was not found in PATH; nothing was run."
        : "Program '" + name() + "' (or the interpreter it names) was not found; nothing was run.";
  }

  private static void checkWord(String what, @Nullable String word) {
    if (word == null) {
      throw new NullPointerException("The " + what + " is null; a text is needed.");
    }
    if (word.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "The " + what + " contains a NUL character; no program can be given one.");
    }
  }

  private static void checkNotBlank(String what, String word) {
    if (word.isBlank()) {
      throw new IllegalArgumentException(
          "The " + what + " is blank; it must name something to run.");
    }
  }

  /** Gives the program alone: arguments and environment may be secret. */
  @Override
  public String toString() {
    return "Program[" + name() + "]";
  }
}
