package dev.errand.spi;

import dev.errand.LogLine;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/**
 * A logging library whose records can be captured. Attached at the start of the first container.
 */
public interface LogSource {
  /** The entry of a library's diagnostic context (MDC) that has the id of the thread's task. */
  String TASK = "errand.task";

  /**
   * Begins to pass records on.
   *
   * @param sink takes them, on the thread that logs or, for records that carry {@link #TASK}, any
   *     other
   * @return ends it again; leaves the library as it was
   */
  Attachment attach(Sink sink);

  /** The place of a sink in a library. Any thread. */
  interface Attachment extends AutoCloseable {
    /**
     * Attaches it again if somebody has removed it. Called when an attempt begins: cheap if not.
     */
    default void renew() {}

    /**
     * Tells whether the library has a diagnostic context.
     *
     * @return true if {@link #mark} does something
     */
    default boolean marks() {
      return false;
    }

    /**
     * Says which task the calling thread works for, in the entry {@link #TASK} of the library's
     * diagnostic context.
     *
     * @param task the task's id; null takes the entry away
     * @return what was there before; null if there was none
     */
    default @Nullable String mark(@Nullable String task) {
      return null;
    }

    /** Leaves the library as it was. */
    @Override
    void close();
  }

  /** Takes log records. */
  interface Sink {
    /**
     * Tells whether records of the calling thread are captured at all; cheap, to be asked first.
     *
     * @param level the level of the record
     * @param logger the logger's name
     * @param task what the record carries as {@link #TASK}, for the case that the calling thread is
     *     only the library's; or null
     * @return true if {@link #log} would keep the record
     */
    boolean wants(Level level, String logger, @Nullable String task);

    /**
     * Keeps a record, for those of the captures around the thread that want it.
     *
     * @param level the level of the record
     * @param logger the logger's name
     * @param task as in {@link #wants}
     * @param length about how many characters its message has, for the limit
     * @param record makes the line when somebody reads it
     */
    void log(
        Level level, String logger, @Nullable String task, int length, Supplier<LogLine> record);

    /**
     * Lets the library write to the console: what that prints was captured as a record, and is not
     * captured again as output.
     *
     * @param writing writes
     */
    void console(Runnable writing);
  }
}
