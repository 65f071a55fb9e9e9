package dev.errand.sample;

import dev.errand.TaskId;
import dev.errand.TaskInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * The stream of one page. Changes are collected for a moment and sent together; a task that changes
 * ten times meanwhile is sent once. So a fast task does not flood the page, and a slow page (which
 * asks for the next event when it has the last one) costs one note a task, up to a bound: past it
 * the notes are thrown away and the page gets everything afresh. So it does at once when it has
 * just come. A failure ends the stream; the page opens another by itself.
 */
final class LiveFeed implements Flow.Subscription {
  static final int NOTES = 2000;

  private final Flow.Subscriber<? super TaskBatch> page;
  private final BiFunction<Map<TaskId, TaskInfo>, Boolean, TaskBatch> batch;
  private final Consumer<LiveFeed> gone;
  private final Executor now;
  private final Executor soon;

  // All five guarded by this; written by tasks (notes), the page (demand) and the sending thread.
  private Map<TaskId, TaskInfo> notes = new LinkedHashMap<>();
  private boolean begun;
  private boolean all = true;
  private long demand;
  private boolean busy;

  /** Guarded by this; written by the page and the sending thread, which reads it. */
  private boolean cancelled;

  // Both guarded by this: the sending thread is at it; the application has ended, which it is to
  // tell the page then.
  private boolean sending;
  private boolean ended;

  LiveFeed(
      Flow.Subscriber<? super TaskBatch> page,
      BiFunction<Map<TaskId, TaskInfo>, Boolean, TaskBatch> batch,
      Consumer<LiveFeed> gone,
      Executor now,
      Executor soon) {
    this.page = page;
    this.batch = batch;
    this.gone = gone;
    this.now = now;
    this.soon = soon;
  }

  synchronized void note(TaskInfo task) {
    if (notes.size() >= NOTES) {
      notes.clear();
      all = true;
    }
    if (!all) {
      // What has ended stays ended, whoever comes late.
      notes.merge(task.id(), task, (old, now) -> old.status().isEnded() ? old : now);
    }
    sendSoon();
  }

  @Override
  public synchronized void request(long more) {
    demand = demand + more < 0 ? Long.MAX_VALUE : demand + more;
    sendSoon();
  }

  @Override
  public void cancel() {
    synchronized (this) {
      cancelled = true;
    }
    gone.accept(this);
  }

  /** The application ends: so does the stream, and the page opens one to the next application. */
  void end() {
    synchronized (this) {
      if (cancelled) {
        return;
      }
      cancelled = true;
      ended = true;
      if (sending) {
        return;
      }
    }
    page.onComplete();
  }

  private synchronized void sendSoon() {
    if (!busy && !cancelled && demand > 0 && (all || !notes.isEmpty())) {
      busy = true;
      (begun ? soon : now).execute(this::send);
      begun = true;
    }
  }

  private void send() {
    Map<TaskId, TaskInfo> taken;
    boolean everything;
    synchronized (this) {
      if (cancelled) {
        return;
      }
      taken = notes;
      everything = all;
      notes = new LinkedHashMap<>();
      all = false;
      demand--;
      sending = true;
    }
    try {
      page.onNext(batch.apply(taken, everything));
    } catch (RuntimeException | Error e) {
      if (!isEnded()) { // else no wonder
        cancel();
        page.onError(e);
        return;
      }
    }
    synchronized (this) {
      busy = false;
      sending = false;
    }
    if (isEnded()) {
      page.onComplete();
    } else {
      sendSoon();
    }
  }

  private synchronized boolean isEnded() {
    return ended;
  }
}
