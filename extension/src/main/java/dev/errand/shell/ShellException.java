package dev.errand.shell;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A command could not be started, or ended with an exit code that was not expected. The message
 * names the program, never a value of its environment. Source: SHL-2, SHL-6.
 */
public class ShellException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable ShellResult result;

  /**
   * Makes one for a command that did not start.
   *
   * @param message what failed
   * @param cause why
   */
  public ShellException(String message, @Nullable Throwable cause) {
    super(message, cause);
    this.result = null;
  }

  /**
   * Makes one for a command that ended wrong.
   *
   * @param message what failed
   * @param result how it ended
   */
  public ShellException(String message, ShellResult result) {
    super(message);
    this.result = result;
  }

  /**
   * Gives the result of the command.
   *
   * @return the result; empty if the command did not start
   */
  public Optional<ShellResult> result() {
    return Optional.ofNullable(result);
  }
}
