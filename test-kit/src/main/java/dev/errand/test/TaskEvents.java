package dev.errand.test;

import dev.errand.event.TaskEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The events of all tasks, in the order in which they happened; of one task, always in the order of
 * its life. An event is there when the application's synchronous observers have returned; after the
 * last one of a task, those who wait for it are released. Keeps everything until it is cleared. Any
 * thread.
 */
public final class TaskEvents {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private final List<TaskEvent> events = new ArrayList<>(); // guarded by lock

  TaskEvents() {}

  void add(TaskEvent event) {
    lock.lock();
    try {
      events.add(event);
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }

  // ------------------------------------------------------------------ what there is

  /**
   * Gives all events.
   *
   * @return a copy
   */
  public List<TaskEvent> all() {
    return all(TaskEvent.class, event -> true);
  }

  /**
   * Gives the events of one type.
   *
   * @param type the type, {@code TaskCompleted.class}; or one of several, {@code TaskEnded.class}
   * @param <E> the type
   * @return a copy
   */
  public <E extends TaskEvent> List<E> of(Class<E> type) {
    return all(type, event -> true);
  }

  /**
   * Gives the events of the tasks of one name.
   *
   * @param task the name
   * @return a copy
   */
  public List<TaskEvent> of(String task) {
    return of(task, TaskEvent.class);
  }

  /**
   * Gives the events of one type of the tasks of one name.
   *
   * @param task the name
   * @param type the type
   * @param <E> the type
   * @return a copy
   */
  public <E extends TaskEvent> List<E> of(String task, Class<E> type) {
    return all(type, event -> event.task().name().equals(task));
  }

  private <E extends TaskEvent> List<E> all(Class<E> type, Predicate<E> wanted) {
    lock.lock();
    try {
      return events.stream().filter(type::isInstance).map(type::cast).filter(wanted).toList();
    } finally {
      lock.unlock();
    }
  }

  // ------------------------------------------------------------------ what comes

  /**
   * Waits for the first event of a type since they were last cleared.
   *
   * @param type the type
   * @param timeout how long at most, in real time; zero or less only looks
   * @param <E> the type
   * @return the event
   * @throws AssertionError if it does not come, listing those that have; or if the thread is
   *     interrupted, whose flag stays set
   */
  public <E extends TaskEvent> E await(Class<E> type, Duration timeout) {
    return await(null, type, 1, timeout);
  }

  /**
   * Waits for an event of a task of a name, since they were last cleared.
   *
   * @param task the name
   * @param type the type of the event
   * @param nth which one of them, 1 for the first
   * @param timeout how long at most, in real time; zero or less only looks
   * @param <E> the type
   * @return the event
   * @throws IllegalArgumentException if {@code nth} is less than 1
   * @throws AssertionError if it does not come, listing those that have; or if the thread is
   *     interrupted, whose flag stays set
   */
  public <E extends TaskEvent> E awaitNth(String task, Class<E> type, int nth, Duration timeout) {
    if (nth < 1) {
      throw new IllegalArgumentException("Event number " + nth + " was asked for; 1 is the first.");
    }
    return await(task, type, nth, timeout);
  }

  private <E extends TaskEvent> E await(
      @Nullable String task, Class<E> type, int nth, Duration timeout) {
    Predicate<TaskEvent> wanted =
        event -> type.isInstance(event) && (task == null || event.task().name().equals(task));
    lock.lock();
    try {
      long left =
          Waits.await(
              lock,
              more,
              () -> events.stream().filter(wanted).skip(nth - 1L).findFirst().isPresent(),
              Waits.nanos(timeout),
              "a " + type.getSimpleName());
      if (left < 0) {
        throw new AssertionError(missing(task, type, nth, timeout));
      }
      return type.cast(events.stream().filter(wanted).skip(nth - 1L).findFirst().orElseThrow());
    } finally {
      lock.unlock();
    }
  }

  private String missing(@Nullable String task, Class<?> type, int nth, Duration timeout) {
    return "No "
        + type.getSimpleName()
        + (nth == 1 ? "" : " number " + nth)
        + (task == null ? "" : " of '" + task + "'")
        + " has come within "
        + timeout
        + ". Have come:"
        + Texts.events(events);
  }

  /** Forgets the events; those of tasks that go on are kept from now on. */
  public void clear() {
    lock.lock();
    try {
      events.clear();
    } finally {
      lock.unlock();
    }
  }
}
