package dev.errand.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.errand.PoolSettings;
import dev.errand.TaskPriority;
import dev.errand.TaskRejectedException;
import dev.errand.TaskStatus;
import dev.errand.runtime.core.Model.Item;
import dev.errand.runtime.core.Recipe.ResultKind;
import dev.errand.runtime.core.SupervisorSettings.Late;
import dev.errand.runtime.core.SupervisorSettings.Retention;
import dev.errand.spi.TaskSettings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One run of random operations on a supervisor and on a {@link Model} of it: after each one, both
 * agree on every task, and on the order in which tasks have started. Executor and clock are the
 * test's.
 */
final class ModelRun {
  private static final int OPERATIONS = 100_000;
  private static final int QUEUE_LIMIT = 40;

  /** Everything happens at multiples of this, but what age does. */
  private static final long TICK = Duration.ofMillis(60).toNanos();

  /** A third of a tick past a tick: never at the same time as anything else, nor nearly so. */
  private static final Duration AGEING = Duration.ofMillis(30_020);

  private static final List<TaskPriority> PRIORITIES = List.of(TaskPriority.values());
  private static final PoolSettings POOL = new PoolSettings(3, 1, 1);
  private static final List<String> NAMES = List.of("plain", "limited", "keyed", "unique", "both");

  private record Pair(
      Item item, SupervisedTask<String> task, CompletableFuture<String> body, long due) {}

  private final FakeTime time = new FakeTime();
  private final Queue<Runnable> work = new ArrayDeque<>();
  private final List<Integer> started = new ArrayList<>();
  private final List<Pair> live = new ArrayList<>();
  private final Model model = new Model(POOL, QUEUE_LIMIT, AGEING.toNanos());
  private final Supervisor supervisor =
      Supervisors.at(
          time,
          SupervisorSettings.DEFAULT
              .pool(POOL)
              .queueLimit(QUEUE_LIMIT)
              .ageing(AGEING)
              .late(new Late(Duration.ZERO, Duration.ZERO))
              .retention(new Retention(0, AGEING, 0)),
          work::add);

  private final long seed;

  ModelRun(long seed) {
    this.seed = seed;
  }

  void run() {
    RandomGenerator random = new SplittableRandom(seed);
    for (int i = 0; i < OPERATIONS; i++) {
      String operation = operation(random, i);
      drain();
      compare("seed " + seed + ", operation " + i + ": " + operation);
    }
  }

  private String operation(RandomGenerator random, int number) {
    int kind = random.nextInt(100);
    if (kind < 40) {
      return submit(random, number);
    } else if (kind < 64) {
      return endABody(random);
    } else if (kind < 72) {
      return cancel(random);
    } else if (kind < 80) {
      return pass(random.nextInt(200) * TICK);
    } else if (kind < 90) {
      return pauseOrResume(random);
    } else if (kind < 93) {
      PoolSettings pool =
          new PoolSettings(1 + random.nextInt(4), random.nextInt(3), random.nextInt(3));
      supervisor.resize(pool);
      model.resize(pool);
      return pool.toString();
    } else if (kind < 96) {
      String name = NAMES.get(random.nextInt(NAMES.size()));
      int limit = random.nextInt(4);
      supervisor.limit(name, limit);
      model.limit(name, limit);
      return "limit " + name + " " + limit;
    }
    return await(random);
  }

  private String submit(RandomGenerator random, int number) {
    String name = NAMES.get(random.nextInt(NAMES.size()));
    boolean keyed = name.equals("keyed") || name.equals("both");
    @Nullable Object key = keyed ? random.nextInt(3) : null;
    int limit = name.equals("limited") || keyed ? random.nextInt(4) : 0;
    boolean unique = name.equals("unique") || name.equals("both");
    TaskPriority priority = PRIORITIES.get(random.nextInt(PRIORITIES.size()));
    long delay = random.nextInt(4) == 0 ? (1 + random.nextInt(333)) * TICK : 0;
    TaskStatus status = delay == 0 ? TaskStatus.QUEUED : TaskStatus.DELAYED;
    Item item = new Item(number, name, key, priority, limit, unique, status, model.now);
    TaskSettings settings =
        TaskSettings.named(name)
            .priority(priority)
            .limit(limit)
            .unique(unique)
            .delay(Duration.ofNanos(delay));
    CompletableFuture<String> body = new CompletableFuture<>();
    Recipe recipe = supervisor.recipe(settings, ResultKind.STAGE);
    Job job =
        task ->
            task.attempt(
                run -> {
                  started.add(number);
                  return body;
                });
    Item there = unique ? model.present(item) : null;
    if (there != null) {
      there.submissions++;
      assertSame(pairOf(there).task, supervisor.submit(recipe, key, job));
      return "join " + there;
    }
    if (!model.submit(item)) {
      assertThrows(TaskRejectedException.class, () -> supervisor.submit(recipe, key, job));
      return "refuse " + item;
    }
    live.add(new Pair(item, supervisor.submit(recipe, key, job), body, model.now + delay));
    return "submit " + item;
  }

  private Pair pairOf(Item item) {
    return live.stream().filter(pair -> pair.item == item).findFirst().orElseThrow();
  }

  private @Nullable Pair any(RandomGenerator random, List<Pair> of) {
    return of.isEmpty() ? null : of.get(random.nextInt(of.size()));
  }

  private String endABody(RandomGenerator random) {
    Pair pair =
        any(random, live.stream().filter(one -> one.item.status == TaskStatus.RUNNING).toList());
    if (pair == null) {
      return "end nothing";
    }
    boolean well = random.nextInt(5) > 0;
    model.end(pair.item, well ? TaskStatus.COMPLETED : TaskStatus.FAILED);
    if (well) {
      pair.body.complete("done");
    } else {
      pair.body.completeExceptionally(new IllegalStateException("at random"));
    }
    return "end " + pair.item;
  }

  private String cancel(RandomGenerator random) {
    Pair pair = any(random, live);
    if (pair == null) {
      return "cancel nothing";
    }
    model.end(pair.item, TaskStatus.CANCELLED);
    pair.task.cancel("at random");
    return "cancel " + pair.item;
  }

  private String pass(long span) {
    long end = model.now + span;
    while (time.step(end)) {
      drain();
    }
    for (Pair due = nextDelayed(end); due != null; due = nextDelayed(end)) {
      passInModel(due.due);
      model.delayOver(due.item);
    }
    passInModel(end);
    return "pass " + Duration.ofNanos(span);
  }

  private void passInModel(long end) {
    while (model.nextLift(end)) {
      // Until age lets nobody start any more.
    }
    model.now = end;
  }

  private @Nullable Pair nextDelayed(long end) {
    return live.stream()
        .filter(pair -> pair.item.status == TaskStatus.DELAYED && pair.due <= end)
        .min((one, other) -> Long.compare(one.due, other.due))
        .orElse(null);
  }

  private String pauseOrResume(RandomGenerator random) {
    String name = NAMES.get(random.nextInt(NAMES.size()));
    switch (random.nextInt(6)) {
      case 0 -> {
        supervisor.pause(name);
        model.pause(name);
        return "pause " + name;
      }
      case 1 -> {
        supervisor.pauseAll();
        model.pauseAll(true);
        return "pause all";
      }
      case 2, 3 -> {
        supervisor.resume(name);
        model.resume(name);
        return "resume " + name;
      }
      default -> {
        supervisor.resumeAll();
        model.pauseAll(false);
        return "resume all";
      }
    }
  }

  private String await(RandomGenerator random) {
    Pair pair = any(random, live);
    if (pair != null) {
      assertThrows(
          TimeoutException.class, () -> supervisor.awaitAll(List.of(pair.task), Duration.ZERO));
    }
    return "await " + (pair == null ? "nothing" : pair.item);
  }

  private void drain() {
    for (Runnable next = work.poll(); next != null; next = work.poll()) {
      next.run();
    }
  }

  private void compare(String what) {
    assertEquals(model.started, started, what);
    started.clear();
    model.started.clear();
    for (Pair pair : live) {
      assertEquals(pair.item.status, pair.task.status(), () -> what + ", " + pair.item);
      assertEquals(pair.item.submissions, pair.task.info().submissions(), what);
    }
    live.removeIf(pair -> pair.item.status.isEnded());
    var info = supervisor.info();
    assertEquals(model.used(), info.slotsInUse(), what);
    for (TaskPriority priority : TaskPriority.values()) {
      assertEquals(model.queued(priority), (long) info.queued().get(priority), what);
    }
  }
}
