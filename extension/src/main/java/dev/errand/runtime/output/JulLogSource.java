package dev.errand.runtime.output;

import dev.errand.spi.LogSource;
import java.util.Arrays;
import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * {@code java.util.logging}, also where JBoss LogManager stands behind it: a handler at the root.
 * No logger's level is touched.
 */
public final class JulLogSource implements LogSource {
  /** Made by the service loader. */
  public JulLogSource() {}

  @Override
  public AutoCloseable attach(Sink sink) {
    Attachment attachment = new Attachment(new SinkHandler(sink));
    attachment.renew();
    return attachment;
  }

  /** The handler's place at the root. */
  private static final class Attachment implements AutoCloseable, Renewable {
    private final Logger root = Logger.getLogger("");
    private final ConsoleHandlers consoles = new ConsoleHandlers(root);
    private final Handler handler;
    private boolean closed; // guarded by this

    /** The root's handlers when they were in order; replaced, never changed. Written under this. */
    private volatile Handler[] inOrder = {};

    private Attachment(Handler handler) {
      this.handler = handler;
    }

    /** Some servers drop the root's handlers and make new ones when their configuration changes. */
    @Override
    public void renew() {
      if (!Arrays.equals(root.getHandlers(), inOrder)) {
        repair();
      }
    }

    /** Not twice, where attempts begin at once; nor for a straggler after the end. */
    private synchronized void repair() {
      if (!closed) {
        consoles.straighten();
        if (!isThere()) {
          root.addHandler(handler);
        }
        inOrder = root.getHandlers();
      }
    }

    private boolean isThere() {
      for (Handler present : root.getHandlers()) {
        if (present == handler) {
          return true;
        }
      }
      return false;
    }

    @Override
    public synchronized void close() {
      closed = true;
      root.removeHandler(handler);
      consoles.leave();
    }
  }

  /** Passes the records of captured threads on, on the thread that logs. */
  private static final class SinkHandler extends Handler {
    private final Sink sink;

    private SinkHandler(Sink sink) {
      this.sink = sink;
    }

    @Override
    public void publish(LogRecord record) {
      Level level = record.getLevel();
      String logger = Objects.requireNonNullElse(record.getLoggerName(), "");
      if (sink.wants(level, logger)) {
        String message = record.getMessage();
        sink.log(level, logger, message == null ? 0 : message.length(), RecordParts.of(record));
      }
    }

    @Override
    public void flush() {
      // Nothing is held back.
    }

    @Override
    public void close() {
      // Nothing is held; a server that resets its logging closes handlers that are used again.
    }
  }
}
