package dev.errand.tck.deployment;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.Task;
import dev.errand.TaskRejectedException;
import dev.errand.TaskStatus;
import dev.errand.TaskSupervisor;
import dev.errand.tck.Deviation;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** Tasks that are submitted while an application starts, and while it ends. Source: LIF-2. */
public final class Moments {
  /** The beans. */
  public static final List<Class<?>> BEANS = List.of(Bodies.class, Busybody.class);

  private static final Duration LONG = Duration.ofSeconds(20);

  private static final Set<String> START =
      Set.of("initialized", "construction", "before startup", "startup", "after startup");

  /** What comes before the supervisor hears of the end, and what comes after. */
  private static final Set<String> BEFORE_END = Set.of("before shutdown");

  private static final Set<String> AFTER_END =
      Set.of("after shutdown", "before destruction", "destruction");

  /** What became of each submission: a task, or what was thrown. */
  private static final Map<String, Object> OUTCOMES = new ConcurrentHashMap<>();

  private Moments() {}

  /** Says when it was called. */
  public static class Bodies {
    @Background
    @CapturedOutput(echo = false)
    public Task<String> say(String moment) {
      System.out.print(moment);
      return Task.of(moment);
    }
  }

  /** Submits at each moment. */
  @ApplicationScoped
  public static class Busybody {
    /** Looked up late: the suite's own application finds this bean too, without the other. */
    @Inject Instance<Bodies> bodies;

    @Inject TaskSupervisor supervisor;

    void initialized(@Observes @Initialized(ApplicationScoped.class) Object event) {
      submit("initialized");
    }

    @PostConstruct
    void construct() {
      submit("construction");
    }

    void first(@Observes @Priority(1) Startup event) {
      submit("before startup");
    }

    void start(@Observes Startup event) {
      submit("startup");
    }

    void last(@Observes @Priority(Integer.MAX_VALUE) Startup event) {
      submit("after startup");
    }

    void first(@Observes @Priority(1) Shutdown event) {
      submit("before shutdown");
    }

    void last(@Observes @Priority(Integer.MAX_VALUE) Shutdown event) {
      submit("after shutdown");
    }

    void last(
        @Observes @Priority(Integer.MAX_VALUE) @BeforeDestroyed(ApplicationScoped.class)
            Object event) {
      submit("before destruction");
    }

    @PreDestroy
    void destroy() {
      submit("destruction");
    }

    private void submit(String moment) {
      if (bodies.isResolvable()) {
        Moments.submit(moment, () -> bodies.get().say(moment));
        Moments.submit(moment + ", a request", () -> request(supervisor, moment));
      }
    }
  }

  /** Nothing is known yet. */
  public static void clear() {
    OUTCOMES.clear();
  }

  /**
   * Submits by a request at a moment of its caller's.
   *
   * @param moment its name
   * @param supervisor who is to run it
   */
  public static void submit(String moment, TaskSupervisor supervisor) {
    submit(moment, () -> request(supervisor, moment));
  }

  private static Task<String> request(TaskSupervisor supervisor, String moment) {
    return supervisor.task(moment).captureOutput().submit(() -> said(moment));
  }

  private static String said(String moment) {
    System.out.print(moment);
    return moment;
  }

  private static void submit(String moment, Callable<Task<String>> submission) {
    try {
      OUTCOMES.put(moment, submission.call());
    } catch (Exception e) {
      OUTCOMES.put(moment, e);
    }
  }

  /**
   * Each task from the start is run.
   *
   * @param tooEarly moments when the runtime has no threads: tasks are refused
   * @param others moments of the caller's
   */
  public static void checkStart(Set<String> tooEarly, String... others) throws Exception {
    Set<String> moments = new TreeSet<>(Set.of(others));
    for (String moment : START) {
      moments.add(moment);
      moments.add(moment + ", a request");
    }
    assertEquals(moments, new TreeSet<>(OUTCOMES.keySet()));
    for (String moment : moments) {
      if (tooEarly.contains(moment.replace(", a request", ""))) {
        assertRefused(moment, "was refused by its executor. It was not started.");
        continue;
      }
      Task<?> task = assertInstanceOf(Task.class, OUTCOMES.get(moment), moment);
      assertTrue(moment.startsWith(String.valueOf(task.join(LONG))), moment);
      assertTrue(moment.startsWith(task.output().stdout()), moment);
      assertTrue(task.output().stdout().length() > 0, moment);
    }
  }

  /** Each task from the end has run, or was refused. After {@link #checkStart}. */
  public static void checkEnd() {
    for (String moment : BEFORE_END) {
      for (String one : List.of(moment, moment + ", a request")) {
        if (isPassedOver(one)) {
          continue;
        }
        Task<?> task = assertInstanceOf(Task.class, OUTCOMES.get(one), one);
        assertTrue(task.isDone(), one);
        assertEquals(TaskStatus.COMPLETED, task.status(), one);
      }
    }
    for (String moment : AFTER_END) {
      for (String one : List.of(moment, moment + ", a request")) {
        if (isPassedOver(one)) {
          continue;
        }
        assertRefused(one, "was refused: the supervisor has shut down. It was not started.");
      }
    }
  }

  /** Where the container fires no such event there was nothing to submit at. */
  private static boolean isPassedOver(String moment) {
    if (!moment.contains("shutdown") || !Deviation.isHere("LIF-2", "Shutdown")) {
      return false;
    }
    assertNull(OUTCOMES.get(moment), moment);
    return true;
  }

  private static void assertRefused(String moment, String text) {
    Exception refusal =
        assertInstanceOf(
            TaskRejectedException.class, requireNonNull(OUTCOMES.get(moment), moment), moment);
    assertTrue(String.valueOf(refusal.getMessage()).contains(text), refusal::toString);
  }
}
