package dev.errand.spi;

import dev.errand.StreamKind;
import dev.errand.TaskOutput;
import org.jspecify.annotations.Nullable;

/** The writing side of a task's output. Any thread. */
public interface RecordedOutput extends TaskOutput {
  /**
   * Appends bytes to a stream, also in the captures around the attempt that runs.
   *
   * @param stream OUT or ERR
   * @param attempt the attempt that wrote them
   * @param bytes the bytes, copied
   * @param offset where they begin
   * @param length how many
   */
  void write(StreamKind stream, int attempt, byte[] bytes, int offset, int length);

  /**
   * Ends an attempt: unfinished lines of it are finished.
   *
   * @param attempt the attempt
   * @param failure what it threw, or null
   */
  void attemptEnded(int attempt, @Nullable Throwable failure);

  /**
   * Ends the output: followers are completed. Later writes are kept, but not followed.
   *
   * @param failure what the task failed with, or null
   */
  void ended(@Nullable Throwable failure);

  /**
   * Tells how much the output takes, in memory and in its temporary file.
   *
   * @return bytes, about
   */
  long size();
}
