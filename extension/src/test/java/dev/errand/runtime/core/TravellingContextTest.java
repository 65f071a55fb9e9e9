package dev.errand.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.errand.DeferredTask;
import dev.errand.Task;
import dev.errand.TaskContext;
import dev.errand.TaskSupervisor;
import dev.errand.runtime.core.Recipe.ResultKind;
import dev.errand.spi.RunDecorator;
import dev.errand.spi.TaskRun;
import dev.errand.spi.TaskSettings;
import dev.errand.spi.TravellingContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What of the thread that makes a task goes along to those that run it. */
class TravellingContextTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final ThreadLocal<@Nullable String> CALLER = new ThreadLocal<>();

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Supervisor supervisor = Supervisors.carrying(new Callers(), thread);

  private static final class Callers implements TravellingContext {
    @Override
    public @Nullable Snapshot take() {
      String caller = CALLER.get();
      return caller == null ? null : () -> put(caller);
    }

    @Override
    public Snapshot nothing() {
      return () -> put(null);
    }

    private static Runnable put(@Nullable String caller) {
      String before = CALLER.get();
      CALLER.set(caller);
      return () -> CALLER.set(before);
    }
  }

  @AfterEach
  void stop() {
    CALLER.remove();
    supervisor.close();
    thread.shutdownNow();
  }

  /** Submits as a caller. */
  private static <T> T as(@Nullable String caller, Callable<T> call) throws Exception {
    CALLER.set(caller);
    try {
      return call.call();
    } finally {
      CALLER.remove();
    }
  }

  @Test
  void callersOfOneWorker_eachTaskHasThatOfItsOwn_andTheThreadNoneAfterwards() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    Task<String> first =
        as(
            "ada",
            () ->
                supervisor.submit(
                    () -> {
                      Supervisors.await(gate);
                      String seen = CALLER.get();
                      CALLER.set("left behind");
                      return seen;
                    }));
    Task<String> second = as("grace", () -> supervisor.submit(CALLER::get));
    Task<String> third = supervisor.submit(CALLER::get);
    Task<String> delayed =
        as("alan", () -> supervisor.task("later").delay(Duration.ofMillis(1)).submit(CALLER::get));
    DeferredTask<String> deferred = as("kay", () -> supervisor.task("deferred").defer(CALLER::get));
    gate.countDown();
    assertEquals("ada", first.join(LONG));
    assertEquals("grace", second.join(LONG));
    assertNull(third.join(LONG));
    assertEquals("alan", delayed.join(LONG));
    assertEquals("kay", as("who starts it", deferred::start).join(LONG));
    supervisor.close();
    assertNull(thread.submit(CALLER::get).get());
  }

  @Test
  void taskOfATask_hasWhatTheBodyHasThen() throws Exception {
    TaskSupervisor nested = supervisor;
    Task<Task<String>> outer =
        as(
            "ada",
            () ->
                supervisor.submit(
                    () -> {
                      CALLER.set(CALLER.get() + " and more");
                      return nested.submit(CALLER::get);
                    }));
    assertEquals("ada and more", outer.join(LONG).join(LONG));
  }

  @Test
  void wrappedWork_hasWhatTheThreadHadThatWrapped() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Task<String> task =
          as(
              "ada",
              () ->
                  supervisor.submit(
                      () -> {
                        CALLER.set("changed");
                        Callable<@Nullable String> seen = CALLER::get;
                        Callable<@Nullable String> wrapped = TaskContext.current().wrap(seen);
                        return other.submit(wrapped).get() + ", " + other.submit(seen).get();
                      }));
      assertEquals("changed, null", task.join(LONG));
    } finally {
      other.shutdownNow();
    }
  }

  @Test
  void taskThatItsCallerRuns_sharesTheThread() throws Exception {
    CALLER.set("ada");
    assertEquals(
        "ada",
        supervisor
            .task("here")
            .runNow(
                () -> {
                  String seen = CALLER.get();
                  CALLER.set("changed");
                  return seen;
                })
            .join(LONG));
    assertEquals("changed", CALLER.get());
  }

  @Test
  void contextThatCannotBePut_leavesNothingOfTheOthersOnTheThread() {
    TravellingContext broken =
        new TravellingContext() {
          @Override
          public Snapshot take() {
            return () -> {
              throw new IllegalStateException("on purpose");
            };
          }

          @Override
          public Snapshot nothing() {
            return take();
          }
        };
    List<TravellingContext> both = List.of(new Callers(), broken);
    CALLER.set("ada");
    Taken taken = Taken.here(both, Taken.nothing(both));
    CALLER.remove();
    assertThrows(IllegalStateException.class, taken::put);
    assertNull(CALLER.get());
  }

  @Test
  void decoratorThatCannotUndo_leavesNothingOfTheFailedTaskOnTheThread() throws Exception {
    RunDecorator bad =
        new RunDecorator() {
          @Override
          public @Nullable Object around(TaskRun run, Callable<@Nullable Object> next)
              throws Exception {
            return next.call();
          }

          @Override
          public Runnable enter(TaskRun run) {
            return () -> {
              throw new UnsupportedOperationException("cannot be undone");
            };
          }
        };
    Supervisor decorated = Supervisors.carrying(new Callers(), thread, bad);
    Task<?> failed =
        as(
            "ada",
            () ->
                decorated.submit(
                    decorated.recipe(TaskSettings.named("failing"), ResultKind.VALUE),
                    task ->
                        task.attempt(
                            run -> {
                              throw new IllegalStateException("on purpose");
                            })));
    assertThrows(CompletionException.class, () -> failed.join(LONG));
    decorated.close();
    assertNull(thread.submit(CALLER::get).get());
  }
}
