package dev.errand.test;

import dev.errand.TaskQuery;
import dev.errand.TaskStatus;
import dev.errand.TaskSupervisor;
import java.time.Duration;
import java.time.Instant;

/**
 * The clock that the tasks of a container go by: delays, lateness, ageing, how long ended tasks are
 * remembered, how long cancelled ones get to leave, and the times in {@link dev.errand.TaskInfo}
 * and in events. It shows the real time until a test takes it over by {@link #freeze()}, {@link
 * #advance} or {@link #set}; then it moves only when it is turned. Any thread.
 *
 * <p>Other libraries and other threads do not go by it: the pauses of {@code @Retry} and all else
 * of MicroProfile Fault Tolerance, programs and their timeouts, whoever waits for a task with a
 * timeout, the times of captured lines, and the end of the container.
 */
public final class TestClock {
  private static final Duration FURTHEST = Duration.ofDays(100 * 365);

  private final TurnedTime time;
  private final LiveTasks live;
  private final TaskSupervisor supervisor;

  TestClock(TurnedTime time, LiveTasks live, TaskSupervisor supervisor) {
    this.time = time;
    this.live = live;
    this.supervisor = supervisor;
  }

  /**
   * Reads the clock.
   *
   * @return what it shows
   */
  public Instant now() {
    return time.instant(time.now());
  }

  /**
   * Tells whether a test has taken it over.
   *
   * @return true if it moves only when it is turned
   */
  public boolean isFrozen() {
    return time.isFrozen();
  }

  /** Stops it where it is. Does nothing if it is stopped. */
  public void freeze() {
    time.freeze();
  }

  /**
   * Stops it, and turns it on. What waits for a time on the way is done at that time, one after the
   * other in the order of the times, in this thread: a task whose delay is over is queued (and runs
   * here, before this returns, if tasks run {@linkplain TestTasks#inline inline}), a late one is
   * told of, and so on. For the end of tasks that run on other threads, {@link
   * TestTasks#awaitIdle()} waits; these may read the clock when it has gone on.
   *
   * @param time by how much, zero or more
   * @throws IllegalArgumentException if it is negative, or longer than a hundred years
   */
  public void advance(Duration time) {
    if (time.isNegative() || time.compareTo(FURTHEST) > 0) {
      throw new IllegalArgumentException(
          "The clock cannot be advanced by "
              + time
              + "; zero to a hundred years are allowed, and set(Instant) to turn it back.");
    }
    this.time.freeze();
    this.time.turnTo(this.time.now() + time.toNanos());
  }

  /**
   * Stops it, and turns it to a moment. To a later one as {@link #advance} does. To an earlier one
   * only while there are no tasks but ended ones, which are forgotten.
   *
   * @param moment the moment
   * @throws IllegalArgumentException if it is more than a hundred years away
   * @throws IllegalStateException if it is earlier than what the clock shows, and there are tasks
   *     that have not ended
   */
  public void set(Instant moment) {
    time.freeze();
    Duration ahead = Duration.between(now(), moment);
    if (ahead.abs().compareTo(FURTHEST) > 0) {
      throw new IllegalArgumentException(
          "The clock cannot be set to " + moment + "; up to a hundred years from now are allowed.");
    }
    long reading = time.now() + ahead.toNanos();
    if (!ahead.isNegative()) {
      time.turnTo(reading);
      return;
    }
    if (!live.isEmpty()) {
      throw new IllegalStateException(
          "The clock cannot be turned back from "
              + now()
              + " to "
              + moment
              + " while there are tasks that have not ended: "
              + live.list().stream().map(one -> one.task().toString()).toList()
              + ". Await their end, or cancel them, before.");
    }
    forgetEnded();
    time.jumpTo(reading);
  }

  /** Lets it go by itself again, from what it shows. Does nothing if it does. */
  public void resume() {
    if (time.isFrozen()) {
      time.release();
    }
  }

  /** Shows the real time again. */
  void reset() {
    if (live.isEmpty()) {
      time.freeze();
      forgetEnded();
    }
    time.reset();
  }

  /** Turns the frozen clock on until the supervisor has forgotten all ended tasks. */
  private void forgetEnded() {
    TaskQuery ended =
        TaskQuery.all()
            .status(TaskStatus.COMPLETED, TaskStatus.FAILED, TaskStatus.CANCELLED)
            .page(0, 1);
    while (!supervisor.tasks(ended).isEmpty() && time.turnToNext()) {
      // One more has been forgotten, or something else has waited for its time.
    }
  }
}
