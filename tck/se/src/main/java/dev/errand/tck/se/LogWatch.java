package dev.errand.tck.se;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Sees what Errand logs, or another, for as long as it is open. */
public final class LogWatch extends Handler implements AutoCloseable {
  private final Logger logger;
  private final Queue<LogRecord> records = new ConcurrentLinkedQueue<>();

  private LogWatch(String logger) {
    this.logger = Logger.getLogger(logger);
  }

  /**
   * Begins to watch.
   *
   * @return what is to be closed in the end
   */
  public static LogWatch start() {
    return start("dev.errand");
  }

  static LogWatch start(String logger) {
    LogWatch watch = new LogWatch(logger);
    watch.logger.addHandler(watch);
    return watch;
  }

  /**
   * Gives the messages of a level that begin with a number.
   *
   * @param level their level
   * @param number {@code ERRAND-0001}
   * @return the messages
   */
  public List<String> messages(Level level, String number) {
    return records.stream()
        .filter(found -> found.getLevel().intValue() == level.intValue())
        .map(LogRecord::getMessage)
        .filter(message -> message.startsWith(number))
        .toList();
  }

  @Override
  public void publish(LogRecord log) {
    records.add(log);
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
