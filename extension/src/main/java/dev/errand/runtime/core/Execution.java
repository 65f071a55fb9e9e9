package dev.errand.runtime.core;

import dev.errand.TaskInfo;
import dev.errand.TaskStatus;
import dev.errand.spi.RunDecorator;
import java.lang.System.Logger.Level;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * The running of a task, from its start to its end. Its threads are the worker's, whose gate it is,
 * and, where a fault tolerance library moves attempts, theirs.
 */
final class Execution extends InterruptGate implements State {
  private static final AtomicIntegerFieldUpdater<Execution> ATTEMPTS =
      AtomicIntegerFieldUpdater.newUpdater(Execution.class, "attempts");

  private static final AtomicReferenceFieldUpdater<Execution, @Nullable Attempt> ATTEMPT =
      AtomicReferenceFieldUpdater.newUpdater(Execution.class, Attempt.class, "attempt");

  private final SupervisedTask<?> task;
  private final Job job;
  private final boolean holdsSlot;
  private final long startedAt;
  private final String thread;

  private volatile int attempts;

  /** One that runs elsewhere than on the worker: written by its thread, read by a canceller. */
  private volatile @Nullable Attempt attempt;

  /**
   * What was told of the start, to those who hear of it. Written by the worker, read by the end.
   */
  private @Nullable TaskInfo told;

  /** When it ended, if nobody was called then. Used by the worker alone. */
  private long endedQuietlyAt = Times.NEVER;

  /** The stage that the body returned: written once by the worker, read by a canceller. */
  private volatile @Nullable CompletionStage<?> stage;

  /** Lets go of a failed attempt, which a fallback is part of. Used by the worker alone. */
  private Runnable unbind = RunDecorator.NOTHING;

  Execution(SupervisedTask<?> task, Job job, boolean holdsSlot, long startedAt) {
    this.task = task;
    this.job = job;
    this.holdsSlot = holdsSlot;
    this.startedAt = startedAt;
    this.thread = Thread.currentThread().getName();
  }

  @Override
  public TaskStatus status() {
    return TaskStatus.RUNNING;
  }

  @Override
  public Execution execution() {
    return this;
  }

  @Override
  public long startedAt() {
    return startedAt;
  }

  @Override
  public String thread() {
    return thread;
  }

  @Override
  public int attempts() {
    return attempts;
  }

  SupervisedTask<?> task() {
    return task;
  }

  void toldOf(TaskInfo start) {
    told = start;
  }

  @Nullable TaskInfo toldOf() {
    return told;
  }

  void endedQuietly(long at) {
    endedQuietlyAt = at;
  }

  long endedQuietlyAt() {
    return endedQuietlyAt;
  }

  boolean holdsSlot() {
    return holdsSlot;
  }

  /** What has come along from the thread that made the task. */
  Taken taken() {
    return task.engine().contexts().of(job);
  }

  /**
   * Runs on a worker.
   *
   * @return true if the task has ended, false if a stage is to end it, and to give its slot back
   */
  boolean onWorker() {
    enter(); // before the start: who sees it running must be able to interrupt it
    if (!task.begin(this)) {
      leave();
      return true;
    }
    Object returned = null;
    Throwable failure = null;
    try {
      returned = job.run(task);
      if (returned instanceof Future<?> && !(returned instanceof CompletionStage<?>)) {
        Object result = Stages.await(returned); // a future that is no stage can only be waited for
        returned = Ending.isValue(task) ? returned : result;
      }
    } catch (Throwable t) {
      failure = t;
    }
    leaveBound();
    leave();
    Thread.interrupted(); // whatever the body left set must not hit the next task
    if (failure == null && returned instanceof CompletionStage<?> left && Stages.isPending(left)) {
      stage = left;
      Ending.await(this, left);
      return false;
    }
    Ending.now(this, returned, failure);
    return true;
  }

  /**
   * Runs in the caller's thread, without a slot.
   *
   * @return what the job returned
   * @throws Throwable what the job threw; a cancellation as {@link CancellationException}
   */
  @Nullable Object inline() throws Throwable {
    enter();
    if (!task.begin(this)) {
      leave();
      throw task.cancellation();
    }
    Object returned = null;
    Throwable failure = null;
    try {
      returned = job.run(task);
    } catch (Throwable t) {
      failure = t;
    }
    leaveBound();
    leave(); // takes away our interrupt, and leaves one that was meant for the caller
    Attempt outer = Bound.get();
    if (outer != null && outer.isCancelled()) {
      Thread.currentThread().interrupt(); // one flag for both: the outer one still counts
    }
    if (failure == null && returned instanceof CompletionStage<?> left && Stages.isPending(left)) {
      stage = left;
      Ending.await(this, left);
      return returned;
    }
    Ending.now(this, returned, failure);
    if (failure instanceof StopRetrying stop) {
      CancellationException cancelled = task.cancellation();
      cancelled.initCause(stop.getCause());
      throw cancelled;
    }
    if (failure != null) {
      throw failure;
    }
    return returned;
  }

  /** Runs a body once, on this thread, inside the decorators. */
  @Nullable Object attempt(Work body) throws Exception {
    if (task.isStopping()) {
      throw new StopRetrying(task.whyCancelled(), null);
    }
    boolean onWorker = holds(Thread.currentThread());
    InterruptGate own = onWorker ? null : new InterruptGate();
    if (own == null) {
      leaveBound();
    }
    Attempt present = new Attempt(this, body, ATTEMPTS.incrementAndGet(this), own);
    if (own != null) {
      own.enter();
      attempt = present; // with a fence: who has not seen it is seen by the next look
    }
    try {
      if (task.isStopping()) { // looked at after this attempt can be interrupted: none is missed
        throw new StopRetrying(task.whyCancelled(), null);
      }
      Object result = present.run();
      task.attemptEnded(present.attempt(), null);
      return result;
    } catch (Throwable t) {
      if (task.isStopping()) {
        if (own == null && task.recipe().isInFaultTolerance()) {
          Thread.currentThread().interrupt(); // or it would fall back; taken away with the worker
        }
        throw t instanceof StopRetrying stop ? stop : new StopRetrying(task.whyCancelled(), t);
      }
      task.attemptEnded(present.attempt(), t);
      if (own == null) {
        enterAgain(present, t);
      }
      throw t;
    } finally {
      if (own != null) {
        own.leave();
        boolean unused = ATTEMPT.compareAndSet(this, present, null); // the next may be there
      }
    }
  }

  private void enterAgain(Attempt failed, Throwable failure) {
    try {
      unbind = failed.enterAgain();
    } catch (RuntimeException | Error e) {
      failure.addSuppressed(e); // what the body threw counts
    }
  }

  private void leaveBound() {
    Runnable undo = unbind;
    unbind = RunDecorator.NOTHING;
    try {
      undo.run();
    } catch (RuntimeException | Error e) { // the task has to end all the same
      Messages.LOG.log(Level.WARNING, "What " + task + " was bound to could not be undone.", e);
    }
  }

  /** What an attempt gives to those around it: where they may retry, a result and no stage. */
  @Nullable Object awaited(@Nullable Object returned) throws Exception {
    if (task.recipe().isInFaultTolerance()) {
      Stages.await(returned);
    }
    return returned;
  }

  StackTraceElement[] stackOfBody() {
    Attempt present = attempt;
    InterruptGate own = present == null ? null : present.ownGate();
    return (own == null ? this : own).threadsStack();
  }

  /** Reaches the body of a task that was told to stop. */
  void stop() {
    Attempt present = attempt;
    InterruptGate own = present == null ? null : present.ownGate();
    // Where the attempt has a thread of its own, the worker only waits for it and must go on doing
    // so: the task is over when the body has left.
    (own == null ? this : own).interrupt();
    CompletionStage<?> pending = stage;
    if (pending != null) {
      Stages.cancel(pending);
    }
  }
}
