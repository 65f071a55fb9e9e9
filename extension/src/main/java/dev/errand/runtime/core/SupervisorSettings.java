package dev.errand.runtime.core;

import dev.errand.PoolSettings;
import dev.errand.event.TaskLate.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The numbers of a supervisor. Each has its {@code errand.} key in the table of settings.
 *
 * @param pool how many tasks run at once
 * @param queue how many tasks may wait, and what if more come
 * @param ageing after how long a waiting task is treated as one priority higher
 * @param late after how long a waiting task is told of
 * @param retention how many ended tasks are remembered
 * @param grace how long tasks get to leave
 */
public record SupervisorSettings(
    PoolSettings pool, Queue queue, Duration ageing, Late late, Retention retention, Grace grace) {

  /** What counts where nothing is configured. */
  public static final SupervisorSettings DEFAULT =
      new SupervisorSettings(
          new PoolSettings(20, 5, 5),
          new Queue(1_000_000, WhenFull.REFUSE, Duration.ofMinutes(1)),
          Duration.ofSeconds(30),
          new Late(Duration.ofSeconds(5), Duration.ofSeconds(10)),
          new Retention(1_000, Duration.ofHours(1), 64L * 1024 * 1024),
          new Grace(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(5)));

  /** What becomes of a task that finds the queue full. */
  public enum WhenFull {
    /** Its submission throws. */
    REFUSE,
    /** Its submitter waits for room. */
    WAIT,
    /** Its submitter runs it. */
    CALLER_RUNS
  }

  /**
   * The queue.
   *
   * @param limit how many tasks may wait, 1 or more
   * @param whenFull what becomes of the next one
   * @param patience how long its submitter waits for room, where it does
   */
  public record Queue(int limit, WhenFull whenFull, Duration patience) {}

  /**
   * After how long a waiting task is told of.
   *
   * @param warning first; zero for never
   * @param critical again; zero for never
   */
  public record Late(Duration warning, Duration critical) {
    record Threshold(Level level, long nanos) {}

    /** The thresholds that are set, the shorter first. */
    List<Threshold> thresholds() {
      List<Threshold> set = new ArrayList<>();
      add(set, Level.WARNING, warning);
      add(set, Level.CRITICAL, critical);
      set.sort(Comparator.comparingLong(Threshold::nanos));
      return List.copyOf(set);
    }

    private static void add(List<Threshold> to, Level level, Duration after) {
      if (!after.isZero()) {
        to.add(new Threshold(level, Await.nanos(after)));
      }
    }
  }

  /**
   * How long ended tasks are remembered: whatever bound is met first.
   *
   * @param count how many
   * @param age since their end
   * @param bytes of captured output
   */
  public record Retention(int count, Duration age, long bytes) {}

  /**
   * How long tasks get to leave.
   *
   * @param shutdown running and queued ones at shutdown, before they are cancelled
   * @param stop cancelled ones at shutdown, before they are given up
   * @param cancel cancelled ones at other times, before they are told of; zero for never
   */
  public record Grace(Duration shutdown, Duration stop, Duration cancel) {}

  /**
   * Changes the pool.
   *
   * @param to the pool
   * @return a changed copy
   */
  public SupervisorSettings pool(PoolSettings to) {
    return new SupervisorSettings(to, queue, ageing, late, retention, grace);
  }

  /**
   * Changes the queue.
   *
   * @param to the queue
   * @return a changed copy
   */
  public SupervisorSettings queue(Queue to) {
    return new SupervisorSettings(pool, to, ageing, late, retention, grace);
  }

  /**
   * Changes the queue's limit.
   *
   * @param to the limit
   * @return a changed copy
   */
  public SupervisorSettings queueLimit(int to) {
    return queue(new Queue(to, queue.whenFull(), queue.patience()));
  }

  /**
   * Changes the ageing.
   *
   * @param to the span
   * @return a changed copy
   */
  public SupervisorSettings ageing(Duration to) {
    return new SupervisorSettings(pool, queue, to, late, retention, grace);
  }

  /**
   * Changes after how long a waiting task is told of.
   *
   * @param to the thresholds
   * @return a changed copy
   */
  public SupervisorSettings late(Late to) {
    return new SupervisorSettings(pool, queue, ageing, to, retention, grace);
  }

  /**
   * Changes the retention.
   *
   * @param to the bounds
   * @return a changed copy
   */
  public SupervisorSettings retention(Retention to) {
    return new SupervisorSettings(pool, queue, ageing, late, to, grace);
  }

  /**
   * Changes how long tasks get to leave.
   *
   * @param to the times
   * @return a changed copy
   */
  public SupervisorSettings grace(Grace to) {
    return new SupervisorSettings(pool, queue, ageing, late, retention, to);
  }

  /**
   * Changes the times of the shutdown.
   *
   * @param running for running tasks
   * @param stop for cancelled ones
   * @return a changed copy
   */
  public SupervisorSettings shutdown(Duration running, Duration stop) {
    return grace(new Grace(running, stop, grace.cancel()));
  }
}
