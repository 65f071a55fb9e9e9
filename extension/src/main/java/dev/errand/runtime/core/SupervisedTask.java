package dev.errand.runtime.core;

import static java.util.Objects.requireNonNull;

import dev.errand.CancelOutcome;
import dev.errand.DeferredTask;
import dev.errand.Progress;
import dev.errand.Task;
import dev.errand.TaskId;
import dev.errand.TaskInfo;
import dev.errand.TaskOutput;
import dev.errand.TaskPriority;
import dev.errand.TaskStatus;
import dev.errand.event.TaskAttemptFailed;
import dev.errand.event.TaskCancelled;
import dev.errand.event.TaskCompleted;
import dev.errand.event.TaskEvent;
import dev.errand.event.TaskFailed;
import dev.errand.event.TaskProgressed;
import dev.errand.event.TaskQueued;
import dev.errand.event.TaskStarted;
import dev.errand.runtime.core.State.Cancelling;
import dev.errand.runtime.core.State.Ended;
import dev.errand.runtime.core.State.Running;
import dev.errand.runtime.core.State.Waiting;
import dev.errand.spi.RecordedOutput;
import dev.errand.spi.RunDecorator;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A task: the supervisor's record and the caller's future in one object.
 *
 * @param <T> the type of the result
 */
public final class SupervisedTask<T extends @Nullable Object> extends CompletableFuture<T>
    implements DeferredTask<T> {
  private static final VarHandle STATE;
  private static final VarHandle ATTEMPTS;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      STATE = lookup.findVarHandle(SupervisedTask.class, "state", State.class);
      ATTEMPTS = lookup.findVarHandle(SupervisedTask.class, "attempts", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  // ---- for the whole task, set at its making
  private final Supervisor supervisor;
  private final Recipe recipe;
  private final TaskId id;
  final long number;
  private final long queuedAt = Times.now();
  private final RecordedOutput recording;
  private final @Nullable EventQueue events;
  private final InterruptGate worker = new InterruptGate();

  // ---- for the whole task, changing
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

  /** Dropped at the end. Written by the maker and by whoever ends the task. */
  private @Nullable Job job;

  /** Written by the submitter, read by a canceller. */
  private volatile @Nullable Future<?> delay;

  /** Written by attempts, read by anybody. */
  private volatile Progress progress = Progress.NONE;

  /** The stage that the body returned: written once by the worker, read by a canceller. */
  private volatile @Nullable CompletionStage<?> stage;

  /** The tasks that are to be cancelled with this one; made by the first, written by any thread. */
  private volatile @Nullable Set<SupervisedTask<?>> children;

  /** The task that this one is a child of. Written before submission. */
  private @Nullable SupervisedTask<?> parent;

  // ---- for the attempt that runs
  private volatile int attempts;

  /** Written by the thread of the attempt, read by a canceller. */
  private volatile @Nullable Attempt attempt;

  // ---- the place in line: guarded by the lock of Slots
  @Nullable TaskList list;
  @Nullable SupervisedTask<?> before;
  @Nullable SupervisedTask<?> after;
  Slots.@Nullable Lane lane;
  long readyAt;

  SupervisedTask(
      Supervisor supervisor,
      Recipe recipe,
      long number,
      RecordedOutput recording,
      Job job,
      State in) {
    this.supervisor = supervisor;
    this.recipe = recipe;
    this.number = number;
    this.id = TaskIds.of(number);
    this.recording = recording;
    this.job = job;
    this.state = in;
    this.events = recipe.wantsAny() ? new EventQueue(supervisor::tell) : null;
    if (recipe.wants(TaskQueued.class) && events != null) {
      // In line before anybody can find this task, so that no other event comes first.
      events.add(new TaskQueued(info(in), Times.toInstant(queuedAt)), null);
    }
  }

  // ------------------------------------------------------------------ the one door

  private boolean move(State from, State to) {
    return STATE.compareAndSet(this, from, to);
  }

  boolean thaw(boolean delayed) {
    return move(Waiting.COLD, delayed ? Waiting.DELAYED : Waiting.QUEUED);
  }

  boolean becomeQueued() {
    return move(Waiting.DELAYED, Waiting.QUEUED);
  }

  /** Ends a task that its executor has refused. */
  void refuse(Throwable refusal) {
    Ended ended = Ended.failed(Waiting.QUEUED, refusal);
    if (move(Waiting.QUEUED, ended)) {
      afterEnd(ended);
    }
  }

  /** Takes back a task that was not accepted: it was never there. */
  void discard() {
    State now = state;
    if (now instanceof Waiting && move(now, Ended.cancelled(now, "It was refused."))) {
      job = null;
      super.completeExceptionally(cancellation());
      supervisor.discard(this);
      supervisor.settled(this);
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
      entry.cancel(false);
    }
  }

  /**
   * Runs on the calling thread.
   *
   * @return true if it has ended, false if a stage is to end it: then {@link Supervisor#release} is
   *     called once that has happened
   */
  boolean runOnWorker() {
    worker.enter(); // before the move: who sees it running must be able to interrupt it
    if (!begin()) {
      worker.leave();
      return true;
    }
    Object returned = null;
    Throwable failure = null;
    try {
      returned = awaitIfBlocking(job().run(this));
    } catch (Throwable t) {
      failure = t;
    }
    worker.leave();
    Thread.interrupted(); // whatever the body left set must not hit the next task
    if (failure == null && returned instanceof CompletionStage<?> pending && !isDone(pending)) {
      endWith(pending, true);
      return false;
    }
    end(returned, failure);
    return true;
  }

  /**
   * Runs in the caller's thread.
   *
   * @return what the job returned
   * @throws Throwable what the job threw; a cancellation as {@link CancellationException}
   */
  @Nullable Object runInline() throws Throwable {
    worker.enter();
    if (!begin()) {
      worker.leave();
      throw cancellation();
    }
    Object returned = null;
    Throwable failure = null;
    try {
      returned = job().run(this);
    } catch (Throwable t) {
      failure = t;
    }
    worker.leave(); // takes away our interrupt, and leaves one that was meant for the caller
    if (failure == null && returned instanceof CompletionStage<?> pending && !isDone(pending)) {
      endWith(pending, false);
      return returned;
    }
    end(returned, failure);
    if (failure instanceof StopRetrying stop) {
      CancellationException cancelled = cancellation();
      cancelled.initCause(stop.getCause());
      throw cancelled;
    }
    if (failure != null) {
      throw failure;
    }
    return returned;
  }

  private boolean begin() {
    Running running = new Running(Times.now(), Thread.currentThread().getName());
    if (!move(Waiting.QUEUED, running)) {
      return false;
    }
    if (recipe.wants(TaskStarted.class)) {
      tell(() -> new TaskStarted(info(running), Times.toInstant(running.startedAt())));
    }
    return true;
  }

  private Job job() {
    Job present = job;
    if (present == null) {
      throw new IllegalStateException(this + " has no body any more.");
    }
    return present;
  }

  /** A future that is no stage can only be waited for. */
  private @Nullable Object awaitIfBlocking(@Nullable Object returned) throws Throwable {
    if (returned instanceof Future<?> future && !(returned instanceof CompletionStage<?>)) {
      try {
        Object value = future.get();
        return recipe.resultKind() == Recipe.ResultKind.VALUE ? returned : value;
      } catch (ExecutionException e) {
        throw cause(e);
      } catch (InterruptedException e) {
        future.cancel(true);
        throw e;
      }
    }
    return returned;
  }

  private static boolean isDone(CompletionStage<?> stage) {
    try {
      return stage instanceof CompletableFuture<?> future && future.isDone();
    } catch (UnsupportedOperationException e) {
      return false; // CompletableFuture.minimalCompletionStage(): ask it as a stage
    }
  }

  private void endWith(CompletionStage<?> pending, boolean holdsSlot) {
    stage = pending;
    if (isStopping()) {
      cancel(pending); // the canceller may have looked before the stage was there
    }
    pending.whenComplete(
        (value, failure) -> {
          end(
              recipe.resultKind() == Recipe.ResultKind.VALUE ? pending : value,
              failure == null ? null : cause(failure));
          if (holdsSlot) {
            supervisor.release(this);
          }
        });
  }

  private static void cancel(CompletionStage<?> stage) {
    try {
      stage.toCompletableFuture().cancel(true);
    } catch (UnsupportedOperationException e) {
      // A stage need not be a future; then the task ends when the stage does.
      Messages.LOG.log(System.Logger.Level.DEBUG, "A returned stage cannot be cancelled.", e);
    }
  }

  private void end(@Nullable Object returned, @Nullable Throwable thrown) {
    Object value = returned;
    Throwable failure = thrown;
    boolean stageFailed = stage != null && failure != null;
    if (failure == null && returned instanceof CompletableFuture<?> done && isDone(done)) {
      try {
        Object inner = done.join();
        value = recipe.resultKind() == Recipe.ResultKind.VALUE ? returned : inner;
      } catch (CompletionException | CancellationException e) {
        failure = cause(e);
        stageFailed = true;
      }
    }
    boolean untold = recipe.resultKind() != Recipe.ResultKind.AWAITED_STAGE;
    if (stageFailed && untold && failure != null && !isStopping()) {
      // The attempt had returned without fault; only its stage failed.
      recording.attemptEnded(attempts, failure);
      attemptFailed(attempts, failure);
    }
    for (; ; ) {
      State now = state;
      Ended ended;
      if (now instanceof Cancelling cancelling) {
        ended = Ended.cancelled(cancelling, cancelling.reason());
      } else if (failure != null) {
        ended = Ended.failed(now, failure);
      } else {
        ended = Ended.completed(now, value);
      }
      if (move(now, ended)) {
        afterEnd(ended);
        return;
      }
    }
  }

  /** Everything that follows the last step, done by the thread that made it. */
  private void afterEnd(Ended ended) {
    job = null;
    SupervisedTask<?> mother = parent;
    if (mother != null) {
      mother.forget(this);
    }
    recording.ended(ended.failure());
    supervisor.ended(this, ended);
    EventQueue queue = events;
    if (queue == null) {
      settle(ended);
      return;
    }
    // Through the queue even if nobody wants this one: an earlier event may still be on its way.
    queue.add(endEvent(ended), () -> settle(ended));
    queue.deliver();
  }

  private @Nullable TaskEvent endEvent(Ended ended) {
    Instant at = Times.toInstant(ended.endedAt());
    if (ended.failure() != null) {
      return recipe.wants(TaskFailed.class)
          ? new TaskFailed(info(ended), at, ended.failure())
          : null;
    }
    if (ended.reason() != null) {
      return recipe.wants(TaskCancelled.class)
          ? new TaskCancelled(info(ended), at, ended.reason())
          : null;
    }
    return recipe.wants(TaskCompleted.class)
        ? new TaskCompleted(info(ended), at, ended.result())
        : null;
  }

  /** Releases who waits. After the observers of the end, never before. */
  @SuppressWarnings("unchecked") // the result came from a body of this type
  private void settle(Ended ended) {
    Throwable failure = ended.failure();
    if (failure != null) {
      if (recipe.settings().ownFailureLog() && getNumberOfDependents() == 0) {
        Messages.failedUnheard(this, failure);
      }
      // As it is, except that a future would take a CancellationException for its own.
      super.completeExceptionally(
          failure instanceof CancellationException ? new CompletionException(failure) : failure);
    } else if (ended.reason() != null) {
      super.completeExceptionally(cancellation());
    } else {
      super.complete((T) ended.result());
    }
    supervisor.settled(this);
  }

  // ------------------------------------------------------------------ attempts

  /**
   * Runs a body once, on this thread, inside the decorators.
   *
   * @param body the body
   * @return what it returned
   * @throws Exception what it threw; once the task was cancelled an internal error, so that nothing
   *     in between tries again
   */
  public @Nullable Object attempt(Work body) throws Exception {
    if (isStopping()) {
      throw new StopRetrying(whyCancelled(), null);
    }
    boolean onWorker = worker.holds(Thread.currentThread()) || isStopping();
    InterruptGate own = onWorker ? null : new InterruptGate();
    int count = (int) ATTEMPTS.getAndAdd(this, 1) + 1;
    Attempt present = new Attempt(this, count, own);
    attempt = present;
    if (own != null) {
      own.enter();
    }
    try {
      if (isStopping()) { // looked at after this attempt can be interrupted: nothing is missed
        throw new StopRetrying(whyCancelled(), null);
      }
      Object result =
          present.run(
              () -> {
                Object returned = body.run(present);
                return recipe.resultKind() == Recipe.ResultKind.AWAITED_STAGE
                    ? await(returned)
                    : returned;
              });
      recording.attemptEnded(count, null);
      return result;
    } catch (Throwable t) {
      recording.attemptEnded(count, t);
      if (isStopping()) {
        throw t instanceof StopRetrying stop ? stop : new StopRetrying(whyCancelled(), t);
      }
      attemptFailed(count, t);
      throw t;
    } finally {
      if (own != null) {
        own.leave();
        if (attempt == present) {
          attempt = null;
        }
      }
    }
  }

  private static @Nullable Object await(@Nullable Object returned) throws Exception {
    if (returned instanceof CompletionStage<?> awaited) {
      try {
        awaited.toCompletableFuture().get();
      } catch (ExecutionException e) {
        Throwable failure = cause(e);
        if (failure instanceof Exception exception) {
          throw exception;
        }
        if (failure instanceof Error error) {
          throw error;
        }
        throw e;
      } catch (InterruptedException e) {
        cancel(awaited);
        throw e;
      }
    }
    return returned;
  }

  private void attemptFailed(int count, Throwable failure) {
    if (recipe.wants(TaskAttemptFailed.class)) {
      tell(
          () ->
              new TaskAttemptFailed(
                  info(), Instant.now(), count, failure, recording.attempt(count)));
    }
  }

  void report(Progress reported) {
    if (state instanceof Ended) {
      return;
    }
    progress = reported;
    if (recipe.wants(TaskProgressed.class)) {
      tell(() -> new TaskProgressed(info(), Instant.now()));
    }
  }

  private void tell(Supplier<TaskEvent> event) {
    EventQueue queue = events;
    if (queue != null) {
      queue.add(event.get(), null);
      queue.deliver();
    }
  }

  /** Delivers the events in line: after submission, the one that it was made with. */
  void deliverEvents() {
    EventQueue queue = events;
    if (queue != null) {
      queue.deliver();
    }
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
        Ended ended = Ended.cancelled(now, reason);
        if (move(now, ended)) {
          supervisor.withdraw(this, now);
          afterEnd(ended);
          return CancelOutcome.WILL_NOT_RUN;
        }
      }
    }
  }

  private void stop(String reason) {
    Attempt present = attempt;
    InterruptGate own = present == null ? null : present.ownGate();
    // Where the attempt has a thread of its own, the worker only waits for it and must go on doing
    // so: the task is over when the body has left.
    (own == null ? worker : own).interrupt();
    CompletionStage<?> pending = stage;
    if (pending != null) {
      cancel(pending);
    }
    Set<SupervisedTask<?>> all = children;
    if (all != null) {
      all.forEach(child -> child.cancel("Its parent " + this + " was cancelled: " + reason));
    }
  }

  boolean isStopping() {
    State now = state;
    return now instanceof Cancelling || (now instanceof Ended ended && ended.reason() != null);
  }

  CancellationException cancellation() {
    return new CancellationException(whyCancelled());
  }

  private String whyCancelled() {
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
  }

  private void adopt(SupervisedTask<?> child) {
    Set<SupervisedTask<?>> all;
    synchronized (this) {
      all = children;
      if (all == null) {
        all = ConcurrentHashMap.newKeySet();
        children = all;
      }
    }
    all.add(child);
  }

  /** Looked at once the child can be cancelled: the canceller may have looked too early. */
  void followParent() {
    SupervisedTask<?> mother = parent;
    if (mother != null && mother.isStopping()) {
      cancel("Its parent " + mother + " was cancelled.");
    }
  }

  private void forget(SupervisedTask<?> child) {
    Set<SupervisedTask<?>> all = children;
    if (all != null) {
      all.remove(child);
    }
  }

  // ------------------------------------------------------------------ as a future

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    return switch (cancel("cancel(" + mayInterruptIfRunning + ") was called on its future.")) {
      case WILL_NOT_RUN, TOLD_TO_STOP -> {
        super.completeExceptionally(cancellation());
        yield isCancelled();
      }
      case ALREADY_ENDED -> isCancelled();
    };
  }

  @Override
  public boolean complete(T value) {
    boolean first = super.complete(value);
    if (first) {
      cancel("It was completed from outside.");
    }
    return first;
  }

  @Override
  public boolean completeExceptionally(Throwable failure) {
    boolean first = super.completeExceptionally(failure);
    if (first) {
      cancel("It was completed from outside with " + failure + ".");
    }
    return first;
  }

  @Override
  public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier, Executor executor) {
    executor.execute(
        () -> {
          try {
            complete(supplier.get());
          } catch (Throwable t) {
            completeExceptionally(t);
          }
        });
    return this;
  }

  /** Refused: the outcome of a task is what its run has made of it. */
  @Override
  public void obtrudeValue(T value) {
    throw new UnsupportedOperationException("The outcome of " + this + " cannot be replaced.");
  }

  /** Refused: the outcome of a task is what its run has made of it. */
  @Override
  public void obtrudeException(Throwable failure) {
    throw new UnsupportedOperationException("The outcome of " + this + " cannot be replaced.");
  }

  @Override
  public T join(Duration timeout) throws TimeoutException {
    try {
      return get(Math.max(0, Await.nanos(timeout)), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new CompletionException(cause(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(this + " was waited for, and the waiting interrupted.", e);
    } catch (TimeoutException e) {
      throw new TimeoutException(
          this + " has not ended within " + timeout + "; it is " + status() + " and goes on.");
    }
  }

  /** Releases the waiters of a body that does not leave at shutdown. */
  void abandon() {
    super.completeExceptionally(cancellation());
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

  TaskPriority priority() {
    return recipe.settings().priority();
  }

  int limit() {
    return recipe.settings().limit();
  }

  Recipe recipe() {
    return recipe;
  }

  List<RunDecorator> decorators() {
    return supervisor.decorators();
  }

  @Override
  public TaskStatus status() {
    return state.status();
  }

  long endedAt() {
    return state instanceof Ended ended ? ended.endedAt() : Times.NEVER;
  }

  long queuedAt() {
    return queuedAt;
  }

  @Override
  public TaskInfo info() {
    return info(state);
  }

  private TaskInfo info(State at) {
    return Infos.of(this, recipe.settings(), at, attempts, progress);
  }

  @Override
  public TaskOutput output() {
    return recording;
  }

  RecordedOutput recording() {
    return recording;
  }

  static Throwable cause(Throwable failure) {
    boolean wrapper =
        failure instanceof CompletionException || failure instanceof ExecutionException;
    Throwable cause = failure.getCause();
    return wrapper && cause != null ? cause : failure;
  }

  @Override
  public String toString() {
    return "Task '" + name() + "' (" + id + ")";
  }
}
