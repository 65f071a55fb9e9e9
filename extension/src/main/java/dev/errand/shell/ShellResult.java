package dev.errand.shell;

import dev.errand.TaskOutput;
import java.nio.charset.Charset;
import java.time.Duration;

/**
 * How a command ended. What it wrote is read from its task's output when it is asked for. Source:
 * SHL-2, SHL-3.
 *
 * @param exitCode the exit code; 128 and the number of the signal if one ended it
 * @param output what it wrote, as far as it was kept
 * @param charset the charset that it writes in
 * @param duration from its start to its end
 * @param pid the number of its process
 * @param timedOut whether it was ended because its time was over
 * @param truncated whether output was dropped past the limit, or a child that it left behind still
 *     held the output when the wait for it ({@code errand.shell.linger}, 1 second) was over
 */
public record ShellResult(
    int exitCode,
    TaskOutput output,
    Charset charset,
    Duration duration,
    long pid,
    boolean timedOut,
    boolean truncated) {

  /**
   * Gives what it wrote to standard output, as far as it was kept.
   *
   * @return the text; bytes that are no text in the charset become U+FFFD
   */
  public String stdout() {
    return new String(stdoutBytes(), charset);
  }

  /**
   * Gives what it wrote to standard error, as far as it was kept.
   *
   * @return the text; bytes that are no text in the charset become U+FFFD
   */
  public String stderr() {
    return new String(stderrBytes(), charset);
  }

  /**
   * Gives what it wrote to standard output, byte for byte.
   *
   * @return a new array
   */
  public byte[] stdoutBytes() {
    return output.stdoutBytes();
  }

  /**
   * Gives what it wrote to standard error, byte for byte.
   *
   * @return a new array
   */
  public byte[] stderrBytes() {
    return output.stderrBytes();
  }

  /** Leaves the output out, which may be long, and secret. */
  @Override
  public String toString() {
    return "ShellResult[exit code "
        + exitCode
        + (timedOut ? ", timed out" : "")
        + (truncated ? ", truncated" : "")
        + ", "
        + duration
        + ", process "
        + pid
        + "]";
  }
}
