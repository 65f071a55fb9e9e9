package dev.errand.shell;

import dev.errand.CaptureSettings;
import dev.errand.Task;
import dev.errand.TaskPriority;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * A command in the making. Immutable: each setting gives a changed copy, and one request can be run
 * any number of times. Source: SHL-1 to SHL-6.
 */
public interface ShellRequest {
  /**
   * Names the task.
   *
   * @param name the name, not blank
   * @return a changed copy
   */
  ShellRequest name(String name);

  /**
   * Sets the priority of {@link #runAsync()}; NORMAL unless set.
   *
   * @param priority the priority
   * @return a changed copy
   */
  ShellRequest priority(TaskPriority priority);

  /**
   * Sets the working directory; that of this process unless set.
   *
   * @param directory an existing directory
   * @return a changed copy
   */
  ShellRequest directory(Path directory);

  /**
   * Sets a variable of the environment, beside those of this process.
   *
   * @param variable its name
   * @param value its value; appears in no log, event or error
   * @return a changed copy
   */
  ShellRequest environment(String variable, String value);

  /**
   * Sets a variable of the environment that is a secret: as {@link #environment}, and where the
   * program repeats the value in a complaint that becomes part of an error, it is replaced by
   * {@code ***}, however short it is. (Other values are from four characters on.) What the program
   * itself prints is in the captured output, as it is.
   *
   * @param variable its name
   * @param value its value
   * @return a changed copy
   */
  ShellRequest secretEnvironment(String variable, String value);

  /**
   * Takes a variable of this process out of the environment, or one that was set.
   *
   * @param variable its name
   * @return a changed copy
   */
  ShellRequest removeEnvironment(String variable);

  /**
   * Takes all variables out of the environment, also those that were set; the program gets those
   * that are set after this call, and {@code ERRAND_COMMAND}, by which what it starts is found.
   *
   * @return a changed copy
   */
  ShellRequest clearEnvironment();

  /**
   * Appends an argument. In a command line for the shell, arguments are {@code $1} and so on.
   *
   * @param argument the argument; appears in no log, event or error of the supervisor's
   * @return a changed copy
   */
  ShellRequest argument(String argument);

  /**
   * Appends an argument that is a secret: as {@link #argument}, and where the program repeats it in
   * a complaint that becomes part of an error, it is replaced by {@code ***}. Other users of the
   * machine may see the arguments of a running program; a variable or the standard input is safer.
   *
   * @param argument the argument
   * @return a changed copy
   */
  ShellRequest secretArgument(String argument);

  /**
   * Sends what the program writes to standard error to its standard output, in the order in which
   * it is written; then there is nothing in standard error.
   *
   * @return a changed copy
   */
  ShellRequest mergeStreams();

  /**
   * Gives the program something to read; empty unless set.
   *
   * @param input its standard input, in the {@linkplain #charset(Charset) charset}
   * @return a changed copy
   */
  ShellRequest standardInput(String input);

  /**
   * Gives the program something to read.
   *
   * @param input its standard input, byte for byte
   * @return a changed copy
   */
  ShellRequest standardInput(byte[] input);

  /**
   * Gives the program a file to read.
   *
   * @param file a file that can be read when the command is run; if it cannot, nothing is run and
   *     the task fails
   * @return a changed copy
   */
  ShellRequest standardInput(Path file);

  /**
   * Gives the program a stream to read. It is opened for each run, on the thread of the task, read
   * on another one while the program runs, and closed. If reading it fails, the program finds the
   * end of its input there, and the task fails.
   *
   * @param opener opens the stream
   * @return a changed copy
   */
  ShellRequest standardInput(Callable<? extends InputStream> opener);

  /**
   * Sets the charset of input and output; UTF-8 unless set.
   *
   * @param charset the charset
   * @return a changed copy
   */
  ShellRequest charset(Charset charset);

  /**
   * Bounds the run: when the time is over the program and all its descendants are told to end, and
   * after the grace ({@code errand.shell.grace}, 2 seconds) are killed. The task completes; the
   * result says {@link ShellResult#timedOut()}. Where {@link #expectExit} is set, its exit code
   * counts like any other. No bound unless set.
   *
   * @param timeout how long, more than 0
   * @return a changed copy
   * @throws IllegalArgumentException if it is zero or less
   */
  ShellRequest timeout(Duration timeout);

  /**
   * Says which exit codes are right. With another one the task fails with a {@link ShellException}.
   * Any is right unless set.
   *
   * @param codes the codes, at least one
   * @return a changed copy
   */
  ShellRequest expectExit(int... codes);

  /**
   * Bounds what is kept of the output, and says whether it goes to the console too; kept up to 64
   * MiB a stream and not echoed unless set.
   *
   * @param settings how the output is kept
   * @return a changed copy
   */
  ShellRequest captureOutput(CaptureSettings settings);

  /**
   * Runs the command and waits for its end, in this thread.
   *
   * @return the result
   * @throws ShellException if the program cannot be started, or ends with an exit code that was not
   *     expected
   * @throws java.util.concurrent.CancellationException if the task was cancelled, or this thread
   *     interrupted (its flag is set again); the program and its descendants are gone then
   * @throws dev.errand.TaskRejectedException if the supervisor has shut down
   */
  ShellResult run();

  /**
   * Submits the command and returns at once.
   *
   * @return the task; it fails with {@link ShellException} where {@link #run()} throws one
   * @throws dev.errand.TaskRejectedException if the queue is full or the supervisor has shut down
   */
  Task<ShellResult> runAsync();
}
