package dev.errand.spi;

import dev.errand.CaptureSettings;
import dev.errand.TaskKind;
import dev.errand.TaskPriority;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What a task is to be, shared by all tasks of one method or request.
 *
 * @param name the name
 * @param kind the kind
 * @param priority the priority
 * @param delay how long it waits before it is queued; zero for not at all
 * @param executor the executor; null for the default
 * @param limit how many of the name, or of one key of it, run at once; 0 for no limit
 * @param unique whether at most one of the name, or of one key of it, is live
 * @param capture how the output is captured; null for not at all
 * @param cancelWithParent whether it is cancelled with the task that submits it
 * @param ownFailureLog whether a failure that nobody waits for is logged
 */
public record TaskSettings(
    String name,
    TaskKind kind,
    TaskPriority priority,
    Duration delay,
    @Nullable Executor executor,
    int limit,
    boolean unique,
    @Nullable CaptureSettings capture,
    boolean cancelWithParent,
    boolean ownFailureLog) {

  /**
   * Checks the values.
   *
   * @param name the name
   * @param kind the kind
   * @param priority the priority
   * @param delay how long it waits before it is queued; zero for not at all
   * @param executor the executor; null for the default
   * @param limit how many of the name, or of one key of it, run at once; 0 for no limit
   * @param unique whether at most one of the name, or of one key of it, is live
   * @param capture how the output is captured; null for not at all
   * @param cancelWithParent whether it is cancelled with the task that submits it
   * @param ownFailureLog whether a failure that nobody waits for is logged
   * @throws IllegalArgumentException if the name is blank, or the delay or the limit negative; the
   *     message names the task, the value and what is allowed
   */
  public TaskSettings {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A task's name is blank; it needs at least a letter.");
    }
    if (delay.isNegative()) {
      throw new IllegalArgumentException(
          "Task '" + name + "' was given a delay of " + delay + "; zero or more is allowed.");
    }
    if (limit < 0) {
      throw new IllegalArgumentException(
          "Task '"
              + name
              + "' was given a limit of "
              + limit
              + "; 1 or more is allowed, 0 is none.");
    }
  }

  /**
   * Begins with the defaults: THREAD, NORMAL, no delay, default executor, no limit, no capture.
   *
   * @param name the name
   * @return the settings
   */
  public static TaskSettings named(String name) {
    return new TaskSettings(
        name,
        TaskKind.THREAD,
        TaskPriority.NORMAL,
        Duration.ZERO,
        null,
        0,
        false,
        null,
        false,
        false);
  }

  /**
   * Changes the name.
   *
   * @param to the name
   * @return a changed copy
   */
  public TaskSettings name(String to) {
    return new TaskSettings(
        to,
        kind,
        priority,
        delay,
        executor,
        limit,
        unique,
        capture,
        cancelWithParent,
        ownFailureLog);
  }

  /**
   * Changes the kind.
   *
   * @param to the kind
   * @return a changed copy
   */
  public TaskSettings kind(TaskKind to) {
    return new TaskSettings(
        name,
        to,
        priority,
        delay,
        executor,
        limit,
        unique,
        capture,
        cancelWithParent,
        ownFailureLog);
  }

  /**
   * Changes the priority.
   *
   * @param to the priority
   * @return a changed copy
   */
  public TaskSettings priority(TaskPriority to) {
    return new TaskSettings(
        name, kind, to, delay, executor, limit, unique, capture, cancelWithParent, ownFailureLog);
  }

  /**
   * Changes the delay.
   *
   * @param to the delay
   * @return a changed copy
   */
  public TaskSettings delay(Duration to) {
    return new TaskSettings(
        name,
        kind,
        priority,
        to,
        executor,
        limit,
        unique,
        capture,
        cancelWithParent,
        ownFailureLog);
  }

  /**
   * Changes the executor.
   *
   * @param to the executor; null for the default
   * @return a changed copy
   */
  public TaskSettings executor(@Nullable Executor to) {
    return new TaskSettings(
        name, kind, priority, delay, to, limit, unique, capture, cancelWithParent, ownFailureLog);
  }

  /**
   * Changes the limit.
   *
   * @param to the limit; 0 for none
   * @return a changed copy
   */
  public TaskSettings limit(int to) {
    return new TaskSettings(
        name,
        kind,
        priority,
        delay,
        executor,
        to,
        unique,
        capture,
        cancelWithParent,
        ownFailureLog);
  }

  /**
   * Changes whether it is unique.
   *
   * @param to whether at most one of the name, or of one key of it, is live
   * @return a changed copy
   */
  public TaskSettings unique(boolean to) {
    return new TaskSettings(
        name, kind, priority, delay, executor, limit, to, capture, cancelWithParent, ownFailureLog);
  }

  /**
   * Changes the capture.
   *
   * @param to how the output is captured; null for not at all
   * @return a changed copy
   */
  public TaskSettings capture(@Nullable CaptureSettings to) {
    return new TaskSettings(
        name, kind, priority, delay, executor, limit, unique, to, cancelWithParent, ownFailureLog);
  }

  /**
   * Makes it a child of the task that submits it.
   *
   * @return a changed copy
   */
  public TaskSettings asChild() {
    return new TaskSettings(
        name, kind, priority, delay, executor, limit, unique, capture, true, ownFailureLog);
  }

  /**
   * Has a failure that nobody waits for logged.
   *
   * @return a changed copy
   */
  public TaskSettings loggingOwnFailure() {
    return new TaskSettings(
        name, kind, priority, delay, executor, limit, unique, capture, cancelWithParent, true);
  }
}
