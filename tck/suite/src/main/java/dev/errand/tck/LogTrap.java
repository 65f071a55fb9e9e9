package dev.errand.tck;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Catches what Errand itself logs, while it is open. */
final class LogTrap extends Handler implements AutoCloseable {
  // Held: a logger that nobody holds is collected, with its handlers.
  private final Logger logger = Logger.getLogger("dev.errand");
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();
  private final BlockingQueue<LogRecord> unread = new LinkedBlockingQueue<>();

  LogTrap() {
    logger.addHandler(this);
  }

  @Override
  public void publish(LogRecord entry) {
    records.add(entry);
    unread.add(entry);
  }

  /** Waits for the next record. */
  LogRecord next() throws InterruptedException {
    LogRecord next = unread.poll(TckTest.LONG.toSeconds(), TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("Nothing was logged within " + TckTest.LONG + ".");
    }
    return next;
  }

  /** Gives the records whose message has a text in it. */
  List<LogRecord> mentioning(String text) {
    return records.stream().filter(entry -> entry.getMessage().contains(text)).toList();
  }

  @Override
  public void flush() {
    // Nothing is buffered.
  }

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
