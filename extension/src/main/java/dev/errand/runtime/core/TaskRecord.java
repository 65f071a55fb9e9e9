package dev.errand.runtime.core;

import static java.util.Objects.requireNonNull;

import dev.errand.Progress;
import dev.errand.TaskId;
import dev.errand.TaskInfo;
import dev.errand.TaskOutput;
import dev.errand.TaskPriority;
import dev.errand.TaskStatus;
import dev.errand.runtime.core.State.Ended;
import dev.errand.spi.RecordedOutput;
import dev.errand.spi.TaskSettings;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * What a task is, and what it tells of itself. Small: there may be a million of them.
 *
 * @param <T> the type of the result
 */
abstract class TaskRecord<T extends @Nullable Object> extends InLine<T> {
  @SuppressWarnings("rawtypes")
  private static final AtomicReferenceFieldUpdater<TaskRecord, @Nullable TaskExtras> EXTRAS =
      AtomicReferenceFieldUpdater.newUpdater(TaskRecord.class, TaskExtras.class, "extras");

  final long number;

  /** Where it is found; null before that. Written before anybody finds it. */
  TaskTable.@Nullable Page page;

  private final long queuedAt;
  private final Recipe recipe;

  /** Set once, by whoever comes first. */
  private volatile @Nullable TaskExtras extras;

  TaskRecord(Recipe recipe, @Nullable TaskGroup group, long number, long queuedAt) {
    this.recipe = recipe;
    this.number = number;
    this.queuedAt = queuedAt;
    TaskSettings settings = recipe.settings();
    if (group != null || recipe.isHeard() || settings.capture() != null) {
      TaskExtras own = new TaskExtras();
      own.group = group;
      own.announcer = recipe.isHeard() ? recipe.announcer() : null;
      own.recording = settings.capture() == null ? null : recipe.engine().recording(settings);
      this.extras = own;
    }
  }

  @Override
  final @Nullable TaskExtras knownExtras() {
    return extras;
  }

  @Override
  final TaskExtras extras() {
    TaskExtras known = extras;
    if (known == null) {
      TaskExtras fresh = new TaskExtras();
      known = EXTRAS.compareAndSet(this, null, fresh) ? fresh : requireNonNull(extras);
    }
    return known;
  }

  // ------------------------------------------------------------------ what it is

  final Recipe recipe() {
    return recipe;
  }

  final Engine engine() {
    return recipe.engine();
  }

  @Override
  public final TaskId id() {
    TaskExtras known = extras;
    if (known == null || known.announcer == null) {
      return engine().idOf(number);
    }
    TaskId told = known.id; // by each of its events
    if (told == null) {
      told = engine().idOf(number);
      known.id = told;
    }
    return told;
  }

  @Override
  public final String name() {
    return recipe.settings().name();
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

  @Override
  final long queuedAt() {
    return queuedAt;
  }

  final @Nullable TaskGroup group() {
    TaskExtras known = extras;
    return known == null ? null : known.group;
  }

  /** Tells the events of its life. */
  final Announcer announcer() {
    TaskExtras known = extras;
    Announcer own = known == null ? null : known.announcer;
    return own == null ? Announcer.SILENT : own;
  }

  // ------------------------------------------------------------------ how it is

  /** What it is at this moment. */
  abstract State state();

  @Override
  public final TaskStatus status() {
    return state().status();
  }

  @Override
  public final TaskInfo info() {
    return info(state());
  }

  final TaskInfo info(State at) {
    return info(at, null);
  }

  /** As it is in that state; an earlier snapshot, if there is one, lends what has not changed. */
  final TaskInfo info(State at, @Nullable TaskInfo earlier) {
    return Infos.of(this, recipe.settings(), at, earlier);
  }

  final Progress progress() {
    TaskExtras known = extras;
    return known == null ? Progress.NONE : known.progress;
  }

  final void reached(Progress reported) {
    extras().progress = reported;
  }

  /** Counts a submission that found it there; false if it has ended. */
  final boolean share() {
    if (state() instanceof Ended) {
      return false;
    }
    TaskExtras own = extras();
    synchronized (own) {
      own.joined++;
    }
    return true;
  }

  final int submissions() {
    TaskExtras known = extras;
    return known == null ? 1 : 1 + known.joined;
  }

  // ------------------------------------------------------------------ its output

  @Override
  public final TaskOutput output() {
    return recording();
  }

  /** What it writes into; where it is not captured, made for the first who asks. */
  final RecordedOutput recording() {
    TaskExtras own = extras();
    RecordedOutput known = own.recording;
    return known == null ? makeRecording(own) : known;
  }

  private RecordedOutput makeRecording(TaskExtras own) {
    synchronized (own) {
      RecordedOutput known = own.recording;
      if (known != null) {
        return known;
      }
      RecordedOutput made = engine().recording(recipe.settings());
      own.recording = made;
      if (state() instanceof Ended ended) { // who ended it may have looked before this was there
        made.ended(ended.failure());
      }
      return made;
    }
  }

  final boolean isCaptured() {
    return recipe.settings().capture() != null;
  }

  final void attemptEndedInOutput(int attempt, @Nullable Throwable failure) {
    if (failure != null || isCaptured()) {
      recording().attemptEnded(attempt, failure);
    }
  }

  final void outputEnded(@Nullable Throwable failure) {
    TaskExtras known = extras;
    if (failure != null || (known != null && known.recording != null)) {
      recording().ended(failure);
    }
  }

  final long outputSize() {
    TaskExtras known = extras;
    RecordedOutput recorded = known == null ? null : known.recording;
    return recorded == null ? 0 : recorded.size();
  }

  @Override
  public String toString() {
    return "Task '" + name() + "' (" + id() + ")";
  }
}
