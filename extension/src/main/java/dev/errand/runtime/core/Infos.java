package dev.errand.runtime.core;

import dev.errand.TaskInfo;
import dev.errand.runtime.core.State.Cancelling;
import dev.errand.runtime.core.State.Ended;
import dev.errand.spi.TaskSettings;
import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes snapshots of tasks. */
final class Infos {
  private static final int SUMMARY_LENGTH = 200;

  private Infos() {}

  /**
   * Makes a snapshot.
   *
   * @param earlier one since the start, whose times and thread serve for this one, too; or null
   */
  static TaskInfo of(
      TaskRecord<?> task, TaskSettings settings, State state, @Nullable TaskInfo earlier) {
    Ended ended = state instanceof Ended e ? e : null;
    String reason =
        ended != null ? ended.reason() : state instanceof Cancelling c ? c.reason() : null;
    return new TaskInfo(
        task.id(),
        settings.name(),
        settings.kind(),
        settings.priority(),
        state.status(),
        earlier == null ? Times.toInstant(task.queuedAt()) : earlier.queuedAt(),
        earlier == null ? instant(state.startedAt()) : earlier.startedAt(),
        instant(ended == null ? Times.NEVER : ended.endedAt()),
        state.attempts(),
        task.submissions(),
        task.progress(),
        earlier == null ? Optional.ofNullable(state.thread()) : earlier.thread(),
        Optional.ofNullable(ended == null ? null : result(ended.result())),
        Optional.ofNullable(ended == null ? null : failure(ended.failure())),
        Optional.ofNullable(reason));
  }

  private static Optional<Instant> instant(long nanos) {
    return nanos == Times.NEVER ? Optional.empty() : Optional.of(Times.toInstant(nanos));
  }

  /** Only types whose text is known to be cheap and harmless are asked for it. */
  private static @Nullable String result(@Nullable Object result) {
    if (result == null) {
      return null;
    }
    boolean simple =
        result instanceof String
            || result instanceof Number
            || result instanceof Boolean
            || result instanceof Character
            || result instanceof Enum<?>
            || result instanceof TemporalAccessor;
    return simple ? shorten(result.toString()) : result.getClass().getSimpleName();
  }

  private static @Nullable String failure(@Nullable Throwable failure) {
    if (failure == null) {
      return null;
    }
    String type = failure.getClass().getName();
    try {
      String message = failure.getMessage();
      return shorten(message == null ? type : type + ": " + message);
    } catch (Throwable t) { // an exception of the application's: it must not spoil every listing
      return type + " (its message cannot be read: " + t.getClass().getName() + ")";
    }
  }

  private static String shorten(String text) {
    return text.length() <= SUMMARY_LENGTH ? text : text.substring(0, SUMMARY_LENGTH - 1) + "…";
  }
}
