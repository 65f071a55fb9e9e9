package dev.errand.runtime.core;

import static java.util.Objects.requireNonNull;

import dev.errand.CancelOutcome;
import dev.errand.Progress;
import dev.errand.Task;
import dev.errand.TaskId;
import dev.errand.TaskInfo;
import dev.errand.TaskOutput;
import dev.errand.TaskPriority;
import dev.errand.TaskQuery;
import dev.errand.TaskStatus;
import dev.errand.runtime.core.State.Cancelling;
import dev.errand.runtime.core.State.Ended;
import dev.errand.runtime.core.State.Running;
import dev.errand.runtime.core.State.Waiting;
import dev.errand.spi.RecordedOutput;
import dev.errand.spi.RunDecorator;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A task: the supervisor's record and the caller's future in one object. What only its running
 * needs is its {@link Execution}.
 *
 * @param <T> the type of the result
 */
public final class SupervisedTask<T extends @Nullable Object> extends TaskFuture<T> {
  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(SupervisedTask.class, "state", State.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  // ---- set at its making
  private final Supervisor supervisor;
  private final Recipe recipe;
  private final TaskId id;
  final long number;
  private final long queuedAt = Times.now();
  private final RecordedOutput recording;
  private final Announcer announcer;

  // ---- changing
  /**
   * Written by {@link #move} alone, read by anybody.
   *
   * <pre>
   *   COLD ──► DELAYED ──► QUEUED ──► Running ──► Ended (COMPLETED | FAILED)
   *     │         │          │           └──► Cancelling ──► Ended (CANCELLED)
   *     └─────────┴──────────┴──────────────────────────────► Ended (CANCELLED)
   * </pre>
   */
  private volatile State state;

  /** What it does, until it has ended. Written by the maker and by that step. */
  private @Nullable Job job;

  /** From its start to its end. Written before the move to Running, so seen by who sees that. */
  private @Nullable Execution execution;

  /** Written by attempts, read by anybody. */
  private volatile Progress progress = Progress.NONE;

  /** The timer's entry. Written by the submitter, read by a canceller. */
  private volatile @Nullable Future<?> delay;

  /** Made by the first child, under this; read by anybody. */
  private volatile @Nullable Children children;

  /**
   * The task that this one is a child of, until it has ended. Written by the submitter and by who
   * ends it; volatile, or one of them could miss the other and leave an ended child with its
   * parent.
   */
  private volatile @Nullable SupervisedTask<?> parent;

  // ---- once it has ended: guarded by the lock of Registry
  private long rememberedSince;
  private long rememberedBytes;

  // ---- the place in line: guarded by the lock of Slots
  @Nullable TaskList list;
  @Nullable SupervisedTask<?> before;
  @Nullable SupervisedTask<?> after;
  Lanes.@Nullable Lane lane;
  boolean reserved;
  boolean slotFreed;
  long readyAt;

  SupervisedTask(
      Supervisor supervisor,
      Recipe recipe,
      TaskIds ids,
      long number,
      RecordedOutput recording,
      Job job,
      State in) {
    this.supervisor = supervisor;
    this.recipe = recipe;
    this.number = number;
    this.id = ids.of(number);
    this.recording = recording;
    this.job = job;
    this.state = in;
    this.announcer = Announcer.of(recipe.wantedEvents(), supervisor.listeners());
  }

  // ------------------------------------------------------------------ the steps of its life

  private boolean move(State from, State to) {
    return STATE.compareAndSet(this, from, to);
  }

  /** Puts its first event in line. Before anybody can find it. */
  void announce() {
    announcer.made(this, state);
  }

  /** Attaches the callbacks of its request, to be called one after the other. Before it can end. */
  void attachCallbacks() {
    if (!recipe.callbacks().isEmpty()) {
      CompletionStage<?> unused =
          whenComplete(
              (result, failure) -> {
                Throwable cause = failure == null ? null : Stages.cause(failure);
                for (Recipe.EndCallback callback : recipe.callbacks()) {
                  try {
                    callback.ended(result, cause);
                  } catch (Throwable t) {
                    Messages.callbackFailed(this, t);
                  }
                }
              });
    }
  }

  /** Tells the events that are in line. */
  void deliverEvents() {
    announcer.deliver();
  }

  boolean thaw(boolean delayed) {
    return move(Waiting.COLD, delayed ? Waiting.DELAYED : Waiting.QUEUED);
  }

  boolean becomeQueued() {
    return move(Waiting.DELAYED, Waiting.QUEUED);
  }

  /**
   * Runs it on the calling worker.
   *
   * @return whether it has ended, and its slot is free
   */
  boolean runOnWorker() {
    Job present = job;
    return present == null || new Execution(this, present).onWorker();
  }

  @Nullable Object runInline() throws Throwable {
    Job present = job;
    if (present == null) {
      throw cancellation();
    }
    return new Execution(this, present).inline();
  }

  boolean begin(Execution by) {
    Running running = new Running(Times.now(), Thread.currentThread().getName());
    execution = by;
    if (!move(Waiting.QUEUED, running)) {
      execution = null; // cancelled: the body and its arguments are let go
      return false;
    }
    announcer.started(this, running);
    return true;
  }

  void attemptEnded(int attempt, @Nullable Throwable failure) {
    recording.attemptEnded(attempt, failure);
    if (failure != null) {
      announcer.attemptFailed(this, attempt, failure);
    }
  }

  void report(Progress reported) {
    if (!(state instanceof Ended)) {
      progress = reported;
      announcer.progressed(this);
    }
  }

  /**
   * Ends what has run.
   *
   * @return false if it had ended before: a stage has told of its end twice
   */
  boolean end(@Nullable Object result, @Nullable Throwable failure) {
    for (; ; ) {
      State now = state;
      Ended ended;
      if (now instanceof Ended) {
        return false;
      } else if (now instanceof Cancelling cancelling) {
        ended = Ended.cancelled(cancelling, attempts(), cancelling.reason());
      } else if (failure != null) {
        ended = Ended.failed(now, attempts(), failure);
      } else {
        ended = Ended.completed(now, attempts(), result);
      }
      if (move(now, ended)) {
        afterEnd(ended);
        return true;
      }
    }
  }

  /** Ends a task that its executor has refused. */
  void refuse(Throwable refusal) {
    Ended ended = Ended.failed(Waiting.QUEUED, 0, refusal);
    if (move(Waiting.QUEUED, ended)) {
      afterEnd(ended);
    }
  }

  /** Takes back a task that was not accepted: it was never there. */
  void discard() {
    State now = state;
    if (now instanceof Waiting && move(now, Ended.cancelled(now, 0, "It was refused."))) {
      letGo();
      settleExceptionally(cancellation());
      supervisor.discard(this);
      supervisor.settled(this);
    }
  }

  /** Everything that follows the last step, done by the thread that made it. */
  private void afterEnd(Ended ended) {
    Execution ran = execution;
    boolean holdsSlot = ran != null && ran.holdsSlot();
    letGo();
    recording.ended(ended.failure());
    supervisor.ended(this, ended);
    if (holdsSlot) {
      supervisor.free(this);
    }
    announcer.ended(this, ended, () -> release(ended));
  }

  private void letGo() {
    job = null;
    execution = null;
    SupervisedTask<?> mother = parent;
    if (mother != null) {
      parent = null; // or a chain of tasks would keep all its ancestors
      mother.forget(this);
    }
  }

  /** Releases who waits. After the observers of the end, never before. */
  @SuppressWarnings("unchecked") // the result came from a body of this type
  private void release(Ended ended) {
    Throwable failure = ended.failure();
    if (failure != null) {
      boolean unheard = recipe.settings().ownFailureLog() && getNumberOfDependents() == 0;
      if (unheard && ended.attempts() > 0) {
        Messages.failedUnheard(this, failure);
      }
      // As it is, except that a future would take a CancellationException for its own.
      settleExceptionally(
          failure instanceof CancellationException ? new CompletionException(failure) : failure);
    } else if (ended.reason() != null) {
      settleExceptionally(cancellation());
    } else {
      settle((T) ended.result());
    }
    supervisor.settled(this);
  }

  void giveSlotBack() {
    supervisor.release(this);
  }

  /**
   * Runs a body once, on this thread, inside the decorators.
   *
   * @param body the body
   * @return what it returned
   * @throws Exception what it threw; once the task was cancelled an internal error, so that nothing
   *     in between tries again
   */
  public @Nullable Object attempt(Work body) throws Exception {
    Execution present = execution;
    if (present == null) { // left over from a task that has ended, in a fault tolerance library
      throw new StopRetrying(whyCancelled(), null);
    }
    return present.attempt(body);
  }

  // ------------------------------------------------------------------ cancelling

  @Override
  public CancelOutcome cancel(String reason) {
    requireNonNull(reason, () -> "The reason for cancelling " + this + " is null.");
    for (; ; ) {
      State now = state;
      if (now instanceof Ended) {
        return CancelOutcome.ALREADY_ENDED;
      }
      if (now instanceof Cancelling) {
        return CancelOutcome.TOLD_TO_STOP;
      }
      if (now instanceof Running running) {
        if (move(now, new Cancelling(running.startedAt(), running.thread(), reason))) {
          stop(reason);
          return CancelOutcome.TOLD_TO_STOP;
        }
      } else {
        Ended ended = Ended.cancelled(now, 0, reason);
        if (move(now, ended)) {
          supervisor.withdraw(this);
          afterEnd(ended);
          return CancelOutcome.WILL_NOT_RUN;
        }
      }
    }
  }

  private void stop(String reason) {
    Execution running = execution;
    if (running != null) { // null if it has ended meanwhile
      running.stop();
    }
    Children dependent = children;
    if (dependent != null) {
      dependent.cancel("Its parent " + this + " was cancelled: " + reason);
    }
  }

  boolean isStopping() {
    State now = state;
    return now instanceof Cancelling || (now instanceof Ended ended && ended.reason() != null);
  }

  @Override
  CancellationException cancellation() {
    return new CancellationException(whyCancelled());
  }

  String whyCancelled() {
    State now = state;
    String reason =
        now instanceof Cancelling cancelling
            ? cancelling.reason()
            : now instanceof Ended ended ? ended.reason() : null;
    return this + " was cancelled: " + reason;
  }

  /** Makes this a child of the task that submits it. */
  void bindTo(SupervisedTask<?> mother) {
    parent = mother;
    mother.adopt(this);
    if (state instanceof Ended) { // cancelled before it was adopted
      parent = null;
      mother.forget(this);
    }
  }

  private void adopt(SupervisedTask<?> child) {
    Children all = children;
    if (all == null) {
      synchronized (this) {
        all = children;
        if (all == null) {
          all = new Children();
          children = all;
        }
      }
    }
    all.add(child);
  }

  private void forget(SupervisedTask<?> child) {
    Children all = children;
    if (all != null) {
      all.remove(child);
    }
  }

  /** Looked at once the child can be cancelled: the canceller may have looked too early. */
  void followParent() {
    SupervisedTask<?> mother = parent;
    if (mother != null && mother.isStopping()) {
      cancel("Its parent " + mother + " was cancelled.");
    }
  }

  /** Remembers the timer's entry, to be taken out when the task is cancelled. */
  void delayedBy(Future<?> entry) {
    delay = entry;
    if (state instanceof Ended) {
      entry.cancel(false);
    }
  }

  void stopDelay() {
    Future<?> entry = delay;
    if (entry != null) {
      delay = null;
      entry.cancel(false);
    }
  }

  /** Releases the waiters of a body that does not leave at shutdown. */
  void abandon() {
    recording.ended(cancellation()); // and releases who follows its output
    settleExceptionally(cancellation());
  }

  // ------------------------------------------------------------------ what it tells

  @Override
  public Task<T> start() {
    supervisor.start(this);
    return this;
  }

  @Override
  public TaskId id() {
    return id;
  }

  @Override
  public String name() {
    return recipe.settings().name();
  }

  @Override
  public TaskStatus status() {
    return state.status();
  }

  @Override
  public TaskInfo info() {
    return info(state);
  }

  TaskInfo info(State at) {
    int attempts = at instanceof Ended ended ? ended.attempts() : attempts();
    return Infos.of(this, recipe.settings(), at, attempts, progress);
  }

  private int attempts() {
    Execution running = execution;
    return running == null ? 0 : running.attempts();
  }

  @Override
  public TaskOutput output() {
    return recording;
  }

  void remembered(long since, long bytes) {
    rememberedSince = since;
    rememberedBytes = bytes;
  }

  long rememberedSince() {
    return rememberedSince;
  }

  long rememberedBytes() {
    return rememberedBytes;
  }

  RecordedOutput recording() {
    return recording;
  }

  TaskPriority priority() {
    return recipe.settings().priority();
  }

  int limit() {
    return recipe.settings().limit();
  }

  /** Whether a query can mean it, by what is known without a snapshot. */
  boolean mayMatch(TaskQuery query) {
    return query.name().map(name()::equals).orElse(true)
        && (query.statuses().isEmpty() || query.statuses().contains(status()));
  }

  boolean isDelayed() {
    return !recipe.settings().delay().isZero();
  }

  /** Whether anybody hears its events. */
  boolean isObserved() {
    return announcer.isHeard();
  }

  @Override
  boolean runsHere() {
    Attempt here = Bound.get();
    return here != null && here.supervised() == this;
  }

  /** Where its body is, if it runs on a thread. */
  StackTraceElement[] stack() {
    Execution running = execution;
    return running == null ? new StackTraceElement[0] : running.stack();
  }

  Recipe recipe() {
    return recipe;
  }

  long queuedAt() {
    return queuedAt;
  }

  List<RunDecorator> decorators() {
    return supervisor.decorators();
  }

  @Override
  public String toString() {
    return "Task '" + name() + "' (" + id + ")";
  }
}
