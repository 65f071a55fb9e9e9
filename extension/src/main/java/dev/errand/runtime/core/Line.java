package dev.errand.runtime.core;

import dev.errand.TaskPriority;
import dev.errand.runtime.core.InLine.Place;
import dev.errand.spi.TimeSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who waits, and for what: in a lane for others of its name, for the end of a pause, or in the
 * {@link ReadyQueue} for a slot. Guarded by the lock of {@link Slots}.
 */
@SuppressWarnings("EnumOrdinal") // arrays by priority
final class Line {
  private final TimeSource time;
  private final Readiness readiness;
  private final ReadyQueue ready;
  private final Lanes lanes = new Lanes();
  private final Pauses pauses = new Pauses();
  private final LateWatch late;
  private final int[] sizes = new int[TaskPriority.values().length];
  private int size;

  Line(SupervisorSettings settings, TimeSource time, Readiness readiness) {
    this.readiness = readiness;
    this.time = time;
    this.ready =
        new ReadyQueue(Math.min(Await.nanos(settings.ageing()), LateWatch.FOREVER), readiness);
    this.late = new LateWatch(settings.late(), readiness);
  }

  // ------------------------------------------------------------------ in and out

  /**
   * Whether a task that comes now has nobody before it, and neither a lane nor a pause keeps it.
   */
  boolean isClearFor(SupervisedTask<?> task) {
    return ready.isEmpty() && isOpenFor(task);
  }

  /** Whether neither a lane nor a pause would keep a task. */
  boolean isOpenFor(SupervisedTask<?> task) {
    return !pauses.holds(task) && lanes.isOpenFor(task);
  }

  /**
   * Lets a task in.
   *
   * @param atOnce whether it may start at once if nobody goes before it
   * @return whether it does, and does not wait
   */
  boolean enter(SupervisedTask<?> task, boolean atOnce) {
    boolean goesOn = lanes.enter(task, this); // may let others of its lane go first
    if (atOnce && ready.isEmpty()) {
      return true;
    }
    task.place = Place.WAITING;
    count(task, 1);
    late.add(task);
    if (goesOn) {
      goesOn(task);
    }
    return false;
  }

  /** Counts a task that does not wait. */
  void pass(SupervisedTask<?> task) {
    if (!lanes.enter(task, this)) {
      throw new IllegalStateException(task + " had a lane that was open, and is not.");
    }
  }

  /** From its lane, or past it, to the line for a slot. */
  void goesOn(SupervisedTask<?> task) {
    TaskList held = pauses.listFor(task);
    if (held == null) {
      ready.add(task);
    } else {
      late.remove(task); // nobody waits for it meanwhile
      held.addByAge(task);
    }
  }

  /** Takes the one that is next, if it may start. */
  @Nullable SupervisedTask<?> take(int used, int[] bounds) {
    if (ready.isEmpty() || pauses.isEverything()) {
      return null;
    }
    SupervisedTask<?> next = ready.take(used, bounds, time);
    if (next != null) {
      count(next, -1);
      late.remove(next);
    }
    return next;
  }

  /** Takes a task out that never runs. */
  void withdraw(SupervisedTask<?> task) {
    task.place = Place.GONE;
    count(task, -1);
    late.remove(task);
    unlink(task);
    lanes.leave(task, this);
  }

  /** Takes a task that is over out of its lane. */
  void leave(SupervisedTask<?> done) {
    lanes.leave(done, this);
  }

  private void count(SupervisedTask<?> task, int more) {
    size += more;
    sizes[task.priority().ordinal()] += more;
  }

  /** Takes a task off the ready queue or the list of a pause; a lane sees to its own. */
  private void unlink(SupervisedTask<?> task) {
    TaskList list = task.list;
    if (ready.has(task)) {
      ready.remove(task);
    } else if (list != null && !Lanes.keeps(task)) {
      list.remove(task);
    }
  }

  // ------------------------------------------------------------------ rules that change

  void pauseAll(boolean paused) {
    if (pauses.isEverything() && !paused) {
      readiness.restart(time.now());
    }
    pauses.everything(paused);
  }

  /** Pauses a name. Of the tasks that are known, those are meant that wait. */
  void pause(String name, Stream<SupervisedTask<?>> known) {
    if (pauses.begin(name)) {
      for (SupervisedTask<?> task : waiting(name, known)) {
        if (ready.has(task)) {
          ready.remove(task);
          goesOn(task);
        }
      }
    }
  }

  void resume(String name) {
    TaskList held = pauses.end(name);
    if (held != null) {
      List<SupervisedTask<?>> tasks = held.removeAll();
      long now = time.now();
      for (SupervisedTask<?> task : tasks) {
        task.readyAt(now); // it was held, not late
        late.add(task);
      }
      ready.addAll(tasks);
    }
  }

  /** Gives a name a limit; 0 takes it back. */
  void limit(String name, int limit, Stream<SupervisedTask<?>> known) {
    lanes.give(name, limit);
    List<SupervisedTask<?>> ofName = known.filter(task -> task.name().equals(name)).toList();
    List<SupervisedTask<?>> waiting = waiting(name, ofName.stream());
    for (SupervisedTask<?> task : waiting) {
      unlink(task);
      lanes.takeBack(task);
    }
    for (SupervisedTask<?> task : ofName) {
      if (task.place == Place.SLOT) {
        lanes.adopt(task);
      }
    }
    for (SupervisedTask<?> task : waiting) {
      if (lanes.enter(task, this)) {
        goesOn(task);
      }
    }
  }

  private static List<SupervisedTask<?>> waiting(String name, Stream<SupervisedTask<?>> known) {
    return known.filter(task -> task.place == Place.WAITING && task.name().equals(name)).toList();
  }

  // ------------------------------------------------------------------ what is due

  /** When the next one is late, or may start for its age; {@link LateWatch#NONE} for never. */
  long nextDue(int used, int[] bounds) {
    return pauses.isEverything()
        ? LateWatch.NONE
        : Math.min(late.next(), ready.nextLift(used, bounds));
  }

  /** Takes note of those that are late by now. */
  List<LateWatch.Late> late() {
    return pauses.isEverything() ? List.of() : late.passed(time.now());
  }

  // ------------------------------------------------------------------ what it tells

  /** Whether nobody waits who could have the slot that a task leaves. */
  boolean isEmptyAfter(SupervisedTask<?> done) {
    return ready.isEmpty() && !Lanes.keepsMoreThan(done);
  }

  /** Whether somebody waits for a slot, for those who do not have the lock. */
  boolean isBusy() {
    return ready.isBusy();
  }

  int size() {
    return size;
  }

  boolean ageCounted() {
    return ready.ageCounted();
  }

  Map<TaskPriority, Integer> sizes() {
    Map<TaskPriority, Integer> queued = new EnumMap<>(TaskPriority.class);
    for (TaskPriority priority : TaskPriority.values()) {
      queued.put(priority, sizes[priority.ordinal()]);
    }
    return queued;
  }

  @Nullable SupervisedTask<?> oldest() {
    return TaskList.older(ready.oldest(), TaskList.older(lanes.oldest(), pauses.oldest()));
  }

  Pauses pauses() {
    return pauses;
  }
}
