package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.CancelOutcome;
import dev.errand.DeferredTask;
import dev.errand.SupervisorInfo;
import dev.errand.Task;
import dev.errand.TaskPriority;
import dev.errand.TaskRequest;
import dev.errand.TaskStatus;
import dev.errand.event.TaskAttemptFailed;
import dev.errand.event.TaskCancelled;
import dev.errand.event.TaskCompleted;
import dev.errand.event.TaskEnded;
import dev.errand.event.TaskEvent;
import dev.errand.event.TaskFailed;
import dev.errand.event.TaskQueued;
import dev.errand.event.TaskStarted;
import dev.errand.tck.app.Watcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** SUP-3: whatever happens at once, the life of each task is a legal one. */
public class HistoryTck extends TckTest {
  private static final int TASKS = 1_000;
  private static final int THREADS = 4;

  /** What may follow what, directly or with steps in between that nobody saw. */
  private static final Map<TaskStatus, Set<TaskStatus>> AFTER = new EnumMap<>(TaskStatus.class);

  static {
    Set<TaskStatus> ended =
        EnumSet.of(TaskStatus.COMPLETED, TaskStatus.FAILED, TaskStatus.CANCELLED);
    Set<TaskStatus> running = EnumSet.copyOf(ended);
    running.add(TaskStatus.CANCELLING);
    Set<TaskStatus> queued = EnumSet.copyOf(running);
    queued.add(TaskStatus.RUNNING);
    Set<TaskStatus> delayed = EnumSet.copyOf(queued);
    delayed.add(TaskStatus.QUEUED);
    AFTER.put(TaskStatus.DELAYED, delayed);
    AFTER.put(TaskStatus.QUEUED, queued);
    AFTER.put(TaskStatus.RUNNING, running);
    AFTER.put(TaskStatus.CANCELLING, EnumSet.of(TaskStatus.CANCELLED));
    for (TaskStatus end : ended) {
      AFTER.put(end, EnumSet.noneOf(TaskStatus.class));
    }
  }

  private record Seen(Task<String> task, List<TaskStatus> statuses, List<CancelOutcome> outcomes) {
    void look() {
      TaskStatus now = task.status();
      if (statuses.isEmpty() || statuses.get(statuses.size() - 1) != now) {
        statuses.add(now);
      }
    }
  }

  @Test
  @Requirement({"SUP-3", "EVT-1", "EVT-2", "CAN-1", "CAN-2"})
  void startsAndCancelsAtRandom_giveLegalLives_eachWithOneEnd() throws Exception {
    SupervisorInfo before = supervisor().info();
    ConcurrentLinkedQueue<Task<String>> shared = new ConcurrentLinkedQueue<>();
    List<Seen> all = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<List<Seen>>> parts = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Random random = new Random(20_261_120L + i);
        parts.add(threads.submit(() -> startAndCancel(random, shared)));
      }
      for (Future<List<Seen>> part : parts) {
        all.addAll(part.get(50, TimeUnit.SECONDS));
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(TASKS, all.size());
    for (Seen seen : all) {
      awaitEnd(seen.task);
      seen.look();
      check(seen);
    }
    SupervisorInfo after = supervisor().info();
    assertEquals(before.submitted() + TASKS, after.submitted());
    long ended =
        after.completed()
            - before.completed()
            + after.failed()
            - before.failed()
            + after.cancelled()
            - before.cancelled();
    assertTrue(ended >= TASKS, "a late one of another test may have been counted too: " + ended);
  }

  private static List<Seen> startAndCancel(
      Random random, ConcurrentLinkedQueue<Task<String>> shared) throws Exception {
    List<Seen> mine = new ArrayList<>();
    TaskPriority[] priorities = TaskPriority.values();
    for (int i = 0; i < TASKS / THREADS; i++) {
      TaskRequest request =
          supervisor()
              .task("watched")
              .priority(priorities[random.nextInt(priorities.length)])
              .delay(Duration.ofNanos(random.nextInt(3) * 500_000L));
      Callable<String> body = body(random.nextInt(4), random.nextInt(2_000));
      Seen seen = new Seen(start(request, body, random), new ArrayList<>(), new ArrayList<>());
      shared.add(seen.task);
      mine.add(seen);
      seen.look();
      // Cancel one of ours, and one of somebody's, at whatever moment of its life this is.
      if (random.nextBoolean()) {
        Seen victim = mine.get(mine.size() - 1 - random.nextInt(Math.min(5, mine.size())));
        victim.look();
        victim.outcomes.add(victim.task.cancel("at random"));
        victim.look();
      }
      Task<String> other = random.nextBoolean() ? shared.poll() : null;
      if (other != null) {
        CancelOutcome unused = other.cancel("at random, by another thread");
      }
      mine.subList(Math.max(0, mine.size() - 10), mine.size()).forEach(Seen::look);
    }
    return mine;
  }

  private static Task<String> start(TaskRequest request, Callable<String> body, Random random) {
    if (random.nextInt(4) > 0) {
      return request.submit(body);
    }
    DeferredTask<String> cold = request.defer(body);
    if (random.nextInt(4) == 0) {
      cold.cancel("cold");
      return cold;
    }
    return cold.start();
  }

  private static Callable<String> body(int kind, int work) {
    return switch (kind) {
      case 0 -> () -> "at once";
      case 1 ->
          () -> {
            throw new IllegalStateException("on purpose");
          };
      case 2 ->
          () -> {
            long sum = 0;
            for (int i = 0; i < work * 100; i++) {
              sum += i ^ work;
            }
            return "worked " + sum;
          };
      default ->
          () ->
              CompletableFuture.supplyAsync(() -> "by another", Runnable::run)
                  .get(1, TimeUnit.SECONDS);
    };
  }

  private static void check(Seen seen) {
    Task<String> task = seen.task;
    String about = task + ": " + seen.statuses + ", " + seen.outcomes;
    for (int i = 1; i < seen.statuses.size(); i++) {
      TaskStatus from = seen.statuses.get(i - 1);
      assertTrue(AFTER.getOrDefault(from, Set.of()).contains(seen.statuses.get(i)), about);
    }
    List<TaskEvent> events = List.copyOf(bean(Watcher.class).heard(task.id()));
    String lived = about + ", " + events;
    assertInstanceOf(TaskQueued.class, events.get(0), lived);
    TaskEvent end = events.get(events.size() - 1);
    assertInstanceOf(TaskEnded.class, end, lived);
    assertEquals(1, events.stream().filter(event -> event instanceof TaskEnded).count(), lived);
    boolean started = task.info().startedAt().isPresent();
    List<? extends TaskEvent> between = events.subList(1, events.size() - 1);
    if (!started) {
      assertTrue(between.isEmpty(), lived);
    } else {
      assertInstanceOf(TaskStarted.class, between.get(0), lived);
      assertTrue(
          between.stream().skip(1).allMatch(event -> event instanceof TaskAttemptFailed), lived);
      assertTrue(between.size() <= 2, lived);
    }
    assertEquals(task.status(), end.task().status(), lived);
    Class<?> expected =
        switch (task.status()) {
          case COMPLETED -> TaskCompleted.class;
          case FAILED -> TaskFailed.class;
          default -> TaskCancelled.class;
        };
    assertInstanceOf(expected, end, lived);
    if (seen.outcomes.contains(CancelOutcome.WILL_NOT_RUN)) {
      assertTrue(!started && task.status() == TaskStatus.CANCELLED, lived);
    }
    if (seen.outcomes.contains(CancelOutcome.TOLD_TO_STOP)) {
      assertTrue(started && task.status() == TaskStatus.CANCELLED, lived);
    }
    if (task.status() == TaskStatus.CANCELLED) {
      assertInstanceOf(CancellationException.class, failure(task), lived);
    }
  }
}
