package dev.errand.spi;

import dev.errand.LogLine;
import java.util.function.Supplier;
import java.util.logging.Level;

/**
 * A logging library whose records can be captured. Attached at the start of the first container.
 */
public interface LogSource {
  /**
   * Begins to pass records on.
   *
   * @param sink takes them, on the thread that logs
   * @return ends it again; leaves the library as it was
   */
  AutoCloseable attach(Sink sink);

  /** Takes log records. */
  interface Sink {
    /**
     * Tells whether the calling thread's records are captured at all; cheap, to be asked first.
     *
     * @param level the level of the record
     * @param logger the logger's name
     * @return true if {@link #log} would keep the record
     */
    boolean wants(Level level, String logger);

    /**
     * Keeps a record, for those of the captures around the thread that want it.
     *
     * @param level the level of the record
     * @param logger the logger's name
     * @param length about how many characters its message has, for the limit
     * @param record makes the line when somebody reads it
     */
    void log(Level level, String logger, int length, Supplier<LogLine> record);
  }
}
