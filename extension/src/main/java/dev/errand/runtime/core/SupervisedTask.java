package dev.errand.runtime.core;

import static java.util.Objects.requireNonNull;

import dev.errand.CancelOutcome;
import dev.errand.Progress;
import dev.errand.Task;
import dev.errand.TaskInfo;
import dev.errand.runtime.core.State.Cancelling;
import dev.errand.runtime.core.State.Ended;
import dev.errand.runtime.core.State.Waiting;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A task: the supervisor's record and the caller's future in one object. What only its running
 * needs is its {@link Execution}.
 *
 * @param <T> the type of the result
 */
public final class SupervisedTask<T extends @Nullable Object> extends TaskLife<T> {
  /** What it does, until it has ended. Written by the maker and by that step. */
  private @Nullable Job job;

  SupervisedTask(Recipe recipe, @Nullable TaskGroup group, long number, Job job, State in) {
    super(recipe, group, number, in);
    this.job = job;
  }

  // ------------------------------------------------------------------ the steps of its life

  boolean thaw(boolean delayed) {
    return move(Waiting.COLD, delayed ? Waiting.DELAYED : Waiting.QUEUED);
  }

  boolean becomeQueued() {
    return move(Waiting.DELAYED, Waiting.QUEUED);
  }

  /**
   * Runs it on the calling worker.
   *
   * @param last when that ended its last task, if it comes straight from there, else NEVER
   * @return whether it has ended and its slot is free: {@link Worker#GOES_ON} if not, else when it
   *     ended, or NEVER if others were called since
   */
  long runOnWorker(long last) {
    Job present = job;
    if (present == null) {
      return Times.NEVER;
    }
    // A clock costs as much as all the locks on the way; between two tasks one reading does.
    long now = last == Times.NEVER ? engine().time().now() : Math.max(last, readyAt());
    Execution running = new Execution(this, present, true, now);
    return running.onWorker() ? running.endedQuietlyAt() : Worker.GOES_ON;
  }

  /**
   * Runs it in this thread, without a slot.
   *
   * @return what the job returned
   * @throws Throwable what the job threw
   */
  @Nullable Object runHere() throws Throwable {
    Job present = job;
    if (present == null) {
      throw cancellation();
    }
    return new Execution(this, present, false, engine().time().now()).inline();
  }

  boolean begin(Execution by) {
    Family.follow(this); // its parent's slot may be the one that it has
    if (!move(Waiting.QUEUED, by)) {
      return false; // cancelled
    }
    engine().began(this, by.startedAt());
    announcer().started(this, by);
    return true;
  }

  void attemptEnded(int attempt, @Nullable Throwable failure) {
    attemptEndedInOutput(attempt, failure);
    if (failure != null) {
      announcer().attemptFailed(this, engine().time().now(), attempt, failure);
    }
  }

  void report(Progress reported) {
    if (!(state() instanceof Ended)) {
      reached(reported);
      announcer().progressed(this, engine().time().now());
    }
  }

  /**
   * Ends what has run.
   *
   * @return false if it had ended before: a stage has told of its end twice
   */
  boolean end(@Nullable Object result, @Nullable Throwable failure) {
    long at = engine().time().now();
    for (; ; ) {
      State now = state();
      Ended ended;
      if (now instanceof Ended) {
        return false;
      } else if (now instanceof Cancelling cancelling) {
        ended = Ended.cancelled(now, at, cancelling.reason());
      } else if (failure != null) {
        ended = Ended.failed(now, at, failure);
      } else {
        ended = Ended.completed(now, at, result);
      }
      if (move(now, ended)) {
        afterEnd(now.execution(), ended);
        return true;
      }
    }
  }

  /** Ends a task that its executor has refused. */
  void refuse(Throwable refusal) {
    Ended ended = Ended.failed(Waiting.QUEUED, engine().time().now(), refusal);
    if (move(Waiting.QUEUED, ended)) {
      afterEnd(null, ended);
    }
  }

  /** Takes back a task that was not accepted: it was never there. */
  void discard() {
    State now = state();
    if (now instanceof Waiting
        && move(now, Ended.cancelled(now, engine().time().now(), "It was refused."))) {
      letGo();
      settleCancelled();
      engine().discard(this);
      engine().settled(this);
    }
  }

  /** Everything that follows the last step, done by the thread that made it. */
  private void afterEnd(@Nullable Execution ran, Ended ended) {
    boolean closed = closeResources();
    letGo();
    outputEnded(ended.failure());
    engine().ended(this, ended);
    if (ran != null && ran.holdsSlot()) {
      engine().dispatcher().free(this);
    }
    if (announcer().isHeard()) {
      TaskInfo whenStarted = ran == null ? null : ran.toldOf();
      announcer().ended(this, ended, whenStarted, () -> release(ended));
      return;
    }
    if (ran != null && !closed && ended.failure() == null && getNumberOfDependents() == 0) {
      ran.endedQuietly(ended.endedAt());
    }
    release(ended);
  }

  private void letGo() {
    job = null;
    stopTimer();
    Family own = knownFamily();
    if (own != null) {
      own.leave(this);
    }
    engine().leaveGroup(this);
  }

  /** Releases who waits. After the observers of the end, never before. */
  @SuppressWarnings("unchecked") // the result came from a body of this type
  private void release(Ended ended) {
    Throwable failure = ended.failure();
    if (failure != null) {
      boolean unheard = recipe().settings().ownFailureLog() && getNumberOfDependents() == 0;
      if (unheard && ended.startedAt() != Times.NEVER) { // else its submitter was told
        Messages.failedUnheard(this, failure);
      }
      // As it is, except that a future would take a CancellationException for its own.
      settleExceptionally(
          failure instanceof CancellationException ? new CompletionException(failure) : failure);
    } else if (ended.reason() != null) {
      settleCancelled();
    } else {
      settle((T) ended.result());
    }
    engine().settled(this);
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
    Execution present = state().execution();
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
      State now = state();
      if (now instanceof Ended) {
        return CancelOutcome.ALREADY_ENDED;
      }
      if (now instanceof Cancelling) {
        return CancelOutcome.TOLD_TO_STOP;
      }
      if (now instanceof Execution running) {
        if (move(now, new Cancelling(running, reason))) {
          stop(running, reason);
          engine().awaitLeaving(this);
          return CancelOutcome.TOLD_TO_STOP;
        }
      } else {
        Ended ended = Ended.cancelled(now, engine().time().now(), reason);
        if (move(now, ended)) {
          engine().dispatcher().withdraw(this);
          afterEnd(null, ended);
          return CancelOutcome.WILL_NOT_RUN;
        }
      }
    }
  }

  private void stop(Execution running, String reason) {
    running.stop();
    Family own = knownFamily();
    if (own != null) {
      own.cancelChildren(Family.because(this, reason));
    }
  }

  /** Releases the waiters of a body that does not leave at shutdown. */
  void abandon() {
    outputEnded(cancellation()); // and releases who follows its output
    settleCancelled();
  }

  // ------------------------------------------------------------------ what it tells

  @Override
  @SuppressWarnings("unchecked") // of one name, and so of one result
  public Task<T> start() {
    return (Task<T>) engine().submissions().start(this); // another one only where they are unique
  }

  @Override
  boolean runsHere() {
    Attempt here = Bound.get();
    return here != null && here.supervised() == this;
  }

  /** Where its body is, if it runs on a thread. */
  StackTraceElement[] stack() {
    Execution running = state().execution();
    return running == null ? new StackTraceElement[0] : running.stackOfBody();
  }
}
