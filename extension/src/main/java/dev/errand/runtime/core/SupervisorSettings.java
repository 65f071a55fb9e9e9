package dev.errand.runtime.core;

import dev.errand.PoolSettings;
import java.time.Duration;

/**
 * The numbers of a supervisor. Each has its {@code errand.} key in the table of settings.
 *
 * @param pool how many tasks run at once
 * @param queueLimit how many tasks may wait, 1 or more
 * @param ageing after how long a waiting task is treated as one priority higher
 * @param retention how many ended tasks are remembered
 * @param shutdownGrace how long running and queued tasks get at shutdown before they are cancelled
 * @param stopGrace how long cancelled ones then get to leave
 */
public record SupervisorSettings(
    PoolSettings pool,
    int queueLimit,
    Duration ageing,
    Retention retention,
    Duration shutdownGrace,
    Duration stopGrace) {

  /** What counts where nothing is configured. */
  public static final SupervisorSettings DEFAULT =
      new SupervisorSettings(
          new PoolSettings(20, 5, 5),
          1_000_000,
          Duration.ofSeconds(30),
          new Retention(1_000, Duration.ofHours(1), 64L * 1024 * 1024),
          Duration.ofSeconds(5),
          Duration.ofSeconds(2));

  /**
   * How long ended tasks are remembered: whatever bound is met first.
   *
   * @param count how many
   * @param age since their end
   * @param bytes of captured output
   */
  public record Retention(int count, Duration age, long bytes) {}

  /**
   * Changes the pool.
   *
   * @param to the pool
   * @return a changed copy
   */
  public SupervisorSettings pool(PoolSettings to) {
    return new SupervisorSettings(to, queueLimit, ageing, retention, shutdownGrace, stopGrace);
  }

  /**
   * Changes the queue's limit.
   *
   * @param to the limit
   * @return a changed copy
   */
  public SupervisorSettings queueLimit(int to) {
    return new SupervisorSettings(pool, to, ageing, retention, shutdownGrace, stopGrace);
  }

  /**
   * Changes the ageing.
   *
   * @param to the span
   * @return a changed copy
   */
  public SupervisorSettings ageing(Duration to) {
    return new SupervisorSettings(pool, queueLimit, to, retention, shutdownGrace, stopGrace);
  }

  /**
   * Changes the retention.
   *
   * @param to the bounds
   * @return a changed copy
   */
  public SupervisorSettings retention(Retention to) {
    return new SupervisorSettings(pool, queueLimit, ageing, to, shutdownGrace, stopGrace);
  }

  /**
   * Changes the times of the shutdown.
   *
   * @param grace for running tasks
   * @param stop for cancelled ones
   * @return a changed copy
   */
  public SupervisorSettings shutdown(Duration grace, Duration stop) {
    return new SupervisorSettings(pool, queueLimit, ageing, retention, grace, stop);
  }
}
