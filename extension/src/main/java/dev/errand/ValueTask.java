package dev.errand;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What {@link Task#of} makes: an ended task around a value, known to no supervisor. */
final class ValueTask<T extends @Nullable Object> extends CompletableFuture<T> implements Task<T> {
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final TaskId id = TaskId.of(0, NUMBERS.incrementAndGet());
  private final Instant at = Instant.now();

  ValueTask(T value) {
    complete(value);
  }

  @Override
  public TaskId id() {
    return id;
  }

  @Override
  public String name() {
    return "Task.of";
  }

  @Override
  public TaskStatus status() {
    return TaskStatus.COMPLETED;
  }

  @Override
  public TaskInfo info() {
    return new TaskInfo(
        id,
        name(),
        TaskKind.INLINE,
        TaskPriority.NORMAL,
        status(),
        at,
        Optional.of(at),
        Optional.of(at),
        1,
        1,
        Progress.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public TaskOutput output() {
    return NoOutput.INSTANCE;
  }

  @Override
  public T join(Duration timeout) {
    return join();
  }

  @Override
  public CancelOutcome cancel(String reason) {
    return CancelOutcome.ALREADY_ENDED;
  }
}
