package dev.errand;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;

/**
 * What a task wrote: to {@code System.out} and {@code System.err}, to the log, and the trace of its
 * exception.
 *
 * <p>Readable at any time, also while the task runs: each call gives what is there at that moment.
 * Any thread may call it; none of the calls blocks the task for longer than a copy of references,
 * or than it takes to read a piece (64 KiB at most) of the output's temporary file. What a task
 * without {@link CapturedOutput} has is empty, but for {@link #exception()}. It stays readable as
 * long as somebody holds it, also after the supervisor has forgotten the task or has shut down.
 * Source: OUT-1 to OUT-7.
 */
public interface TaskOutput {
  /**
   * Gives what was written to standard output, all attempts one after the other, exactly as it was
   * written.
   *
   * @return the text; bytes that are no text in the charset become U+FFFD
   */
  String stdout();

  /**
   * Gives what was written to standard error, all attempts one after the other.
   *
   * @return the text; bytes that are no text in the charset become U+FFFD
   */
  String stderr();

  /**
   * Gives what was written to standard output, byte for byte.
   *
   * @return a new array
   */
  byte[] stdoutBytes();

  /**
   * Gives what was written to standard error, byte for byte.
   *
   * @return a new array
   */
  byte[] stderrBytes();

  /**
   * Gives the log records as text, a line each, oldest first.
   *
   * @return the lines of {@link #logLines()}, each ended by {@code \n}
   */
  String log();

  /**
   * Gives the stack trace of the exception that ended the task (for {@link #attempt(int)}: that
   * attempt).
   *
   * @return the trace; empty if there is no exception
   */
  Optional<String> exception();

  /**
   * Gives the log records, oldest first.
   *
   * @return an immutable list
   */
  List<LogLine> logLines();

  /**
   * Gives all lines of all streams in the order of time; the last one of a stream may be unfinished
   * while the task runs.
   *
   * @return an immutable list
   */
  List<OutputLine> transcript();

  /**
   * Gives what one attempt wrote.
   *
   * @param number the attempt, counted from 1
   * @return its part of this output; empty if there is no such attempt (yet)
   * @throws IllegalArgumentException if the number is below 1
   */
  TaskOutput attempt(int number);

  /**
   * Tells whether something was dropped.
   *
   * @return true if {@link #droppedBytes()} is above 0
   */
  boolean truncated();

  /**
   * Tells how much was dropped past the limit, or because there was no room for a temporary file.
   *
   * @return bytes, of all streams together
   */
  long droppedBytes();

  /**
   * Gives a publisher of the lines of {@link #transcript()}: to each subscriber all lines from the
   * first on, those that are there and those that are still written, none twice, none left out but
   * what the limit had dropped before it was asked for. It completes when the task has ended and
   * its last line is delivered.
   *
   * <p>Subscribers are called on a thread of their own, never on the task's, in order, and only as
   * far as they asked: a slow one slows nobody and takes no memory beyond the captured output.
   *
   * @return the publisher; each subscriber is independent
   */
  Flow.Publisher<OutputLine> follow();

  /**
   * Prints the transcript, one line each with its time and stream, and then the exception.
   *
   * @param to where to
   */
  void print(PrintStream to);
}
