package dev.errand.runtime.core;

import dev.errand.Progress;
import dev.errand.TaskId;
import dev.errand.TaskInfo;
import dev.errand.TaskOutput;
import dev.errand.TaskPriority;
import dev.errand.TaskQuery;
import dev.errand.TaskStatus;
import dev.errand.runtime.core.State.Ended;
import dev.errand.spi.RecordedOutput;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * What a task is, and what it tells of itself.
 *
 * @param <T> the type of the result
 */
abstract class TaskRecord<T extends @Nullable Object> extends InLine<T> {
  @SuppressWarnings("rawtypes")
  private static final AtomicIntegerFieldUpdater<TaskRecord> SUBMISSIONS =
      AtomicIntegerFieldUpdater.newUpdater(TaskRecord.class, "submissions");

  final long number;
  private final TaskId id;
  private final Recipe recipe;
  private final long queuedAt;
  private final RecordedOutput recording;

  /** Written by attempts, read by anybody. */
  private volatile Progress progress = Progress.NONE;

  private volatile int submissions = 1;

  /** The size of its output once it has ended. Guarded by the lock of {@link Registry}. */
  private long rememberedBytes;

  TaskRecord(
      Recipe recipe,
      @Nullable TaskGroup group,
      TaskId id,
      long number,
      long queuedAt,
      RecordedOutput recording) {
    super(group, queuedAt);
    this.recipe = recipe;
    this.id = id;
    this.number = number;
    this.queuedAt = queuedAt;
    this.recording = recording;
  }

  /** Counts a submission that found it there; false if it has ended. */
  final boolean share() {
    if (state() instanceof Ended) {
      return false;
    }
    SUBMISSIONS.incrementAndGet(this);
    return true;
  }

  final int submissions() {
    return submissions;
  }

  /** What it is at this moment. */
  abstract State state();

  /** How often its body has begun. */
  abstract int attempts();

  @Override
  public final TaskId id() {
    return id;
  }

  @Override
  public final String name() {
    return recipe.settings().name();
  }

  @Override
  public final TaskStatus status() {
    return state().status();
  }

  @Override
  public final TaskInfo info() {
    return info(state());
  }

  final TaskInfo info(State at) {
    int attempts = at instanceof Ended ended ? ended.attempts() : attempts();
    return Infos.of(this, recipe.settings(), at, attempts, progress);
  }

  @Override
  public final TaskOutput output() {
    return recording;
  }

  final RecordedOutput recording() {
    return recording;
  }

  final Recipe recipe() {
    return recipe;
  }

  final TaskPriority priority() {
    return recipe.settings().priority();
  }

  final int limit() {
    return recipe.settings().limit();
  }

  final boolean isDelayed() {
    return !recipe.settings().delay().isZero();
  }

  final long queuedAt() {
    return queuedAt;
  }

  final void reached(Progress reported) {
    progress = reported;
  }

  /** Whether a query can mean it, by what is known without a snapshot. */
  final boolean mayMatch(TaskQuery query) {
    return query.name().map(name()::equals).orElse(true)
        && (query.statuses().isEmpty() || query.statuses().contains(status()));
  }

  final void remembered(long bytes) {
    rememberedBytes = bytes;
  }

  final long rememberedBytes() {
    return rememberedBytes;
  }

  @Override
  public String toString() {
    return "Task '" + name() + "' (" + id + ")";
  }
}
