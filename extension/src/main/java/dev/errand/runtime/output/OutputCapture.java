package dev.errand.runtime.output;

import dev.errand.CaptureSettings;
import dev.errand.spi.OutputRecorder;
import dev.errand.spi.RecordedOutput;
import dev.errand.spi.RunDecorator;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The output of one container's tasks: makes the outputs, and captures into them between {@link
 * #start()} and {@link #close()}. Outputs stay readable after that. Any thread.
 */
public final class OutputCapture implements OutputRecorder, AutoCloseable {
  private final Executor followers;
  private final Overflow overflow;
  private final Store endedEmpty;
  private final RunDecorator decorator = new CaptureDecorator();
  private boolean started; // guarded by this

  /**
   * Makes it with the default settings; nothing is captured yet.
   *
   * @param followers calls those who follow an output, which may block as long as they like: one
   *     that never queues one follower behind another
   */
  public OutputCapture(Executor followers) {
    this(followers, OutputSettings.DEFAULT);
  }

  /**
   * Makes it; nothing is captured yet.
   *
   * @param followers calls those who follow an output, which may block as long as they like: one
   *     that never queues one follower behind another
   * @param settings where output is held
   */
  public OutputCapture(Executor followers, OutputSettings settings) {
    this.followers = followers;
    this.overflow = new Overflow(settings);
    this.endedEmpty = new Store(followers);
    endedEmpty.ended(null);
  }

  @Override
  public RecordedOutput open(@Nullable CaptureSettings settings) {
    return settings == null
        ? new UncapturedOutput(endedEmpty)
        : new OutputBuffer(settings, followers, overflow);
  }

  /**
   * Gives what binds the output of a task to the threads it runs on. It should be the innermost but
   * for what must not be captured.
   *
   * @return the decorator; always the same
   */
  public RunDecorator decorator() {
    return decorator;
  }

  /** Puts routers over the JVM's streams and attaches the log libraries; not twice. */
  public synchronized void start() {
    if (!started) {
      started = true;
      Installation.acquire();
    }
  }

  /** Undoes {@link #start()}, wholly if no other container of this class loader is left. */
  @Override
  public synchronized void close() {
    if (started) {
      started = false;
      Installation.release();
    }
  }
}
