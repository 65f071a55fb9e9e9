package dev.errand.shell;

/**
 * Runs programs, supervised like any other task. Inject it; any thread.
 *
 * <p>Each run is a task of kind {@code SHELL}: found, listed, awaited and cancelled through the
 * supervisor, with the same events, its standard output and error captured. Source: SHL-1.
 */
public interface ShellCommand {
  /**
   * Prepares a command line for the system's shell: {@code /bin/sh -c}, or {@code cmd.exe /c} on
   * Windows. The shell interprets the line: never build one from input of others.
   *
   * @param commandLine the line, {@code "ls -lG | wc -l"}
   * @return the request; its task is named {@code "shell"} unless said otherwise
   * @throws IllegalArgumentException if the line is blank
   */
  ShellRequest shell(String commandLine);

  /**
   * Prepares a program with its arguments; no shell is involved and nothing is interpreted.
   *
   * @param program the program: a path, or a name that is looked up in PATH
   * @param arguments its arguments, passed as they are
   * @return the request; its task is named after the program unless said otherwise
   * @throws IllegalArgumentException if the program is blank
   */
  ShellRequest command(String program, String... arguments);
}
