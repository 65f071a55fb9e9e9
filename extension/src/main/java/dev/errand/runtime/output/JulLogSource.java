package dev.errand.runtime.output;

import dev.errand.spi.LogSource;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * {@code java.util.logging}, also where JBoss LogManager stands behind it: a handler at the root.
 * No logger's level is touched.
 */
public final class JulLogSource implements LogSource {
  /** Handlers that pass all records on to another library, from which they are captured. */
  private static final Set<String> BRIDGES =
      Set.of(
          "org.slf4j.bridge.SLF4JBridgeHandler", "org.apache.logging.log4j.jul.Log4jBridgeHandler");

  /** Made by the service loader. */
  public JulLogSource() {}

  @Override
  public Attachment attach(Sink sink) {
    Root attachment = new Root(new SinkHandler(sink));
    attachment.renew();
    return attachment;
  }

  /** The handler's place at the root. */
  private static final class Root implements Attachment {
    private final Logger root = Logger.getLogger("");
    private final ConsoleHandlers consoles = new ConsoleHandlers(root);
    private final SinkHandler handler;
    private boolean closed; // guarded by this

    /**
     * What tells the root's handlers apart, when they were in order; not they themselves, which may
     * be those of other applications. Written under this.
     */
    private volatile int inOrder;

    private Root(SinkHandler handler) {
      this.handler = handler;
    }

    /** Some servers drop the root's handlers and make new ones when their configuration changes. */
    @Override
    public void renew() {
      if (Arrays.hashCode(root.getHandlers()) != inOrder) {
        repair();
      }
    }

    private void repair() {
      consoles.straighten();
      putBack();
    }

    /** Not twice, where attempts begin at once; nor for a straggler after the end. */
    private synchronized void putBack() {
      if (!closed) {
        if (!isThere()) {
          root.addHandler(handler);
        }
        inOrder = Arrays.hashCode(root.getHandlers());
      }
    }

    private boolean isThere() {
      boolean there = false;
      boolean bridged = false;
      for (Handler present : root.getHandlers()) {
        there |= present == handler;
        bridged |= BRIDGES.contains(present.getClass().getName());
      }
      handler.bridged = bridged;
      return there;
    }

    @Override
    public void close() {
      synchronized (this) {
        closed = true;
        root.removeHandler(handler);
      }
      consoles.leave();
    }
  }

  /** Passes the records of captured threads on, on the thread that logs. */
  private static final class SinkHandler extends Handler {
    private final Sink sink;

    private volatile boolean bridged; // written whenever an attempt begins

    private SinkHandler(Sink sink) {
      this.sink = sink;
    }

    @Override
    public void publish(LogRecord record) {
      if (bridged) {
        return; // the other library has the record too
      }
      Level level = record.getLevel();
      String logger = Objects.requireNonNullElse(record.getLoggerName(), "");
      if (sink.wants(level, logger, null)) {
        String message = record.getMessage();
        int length = message == null ? 0 : message.length();
        sink.log(level, logger, null, length, RecordParts.of(record));
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
