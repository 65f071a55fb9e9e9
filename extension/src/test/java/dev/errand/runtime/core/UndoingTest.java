package dev.errand.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.errand.Task;
import dev.errand.runtime.core.Recipe.ResultKind;
import dev.errand.spi.RunDecorator;
import dev.errand.spi.TaskRun;
import dev.errand.spi.TaskSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Decorators that cannot undo what they have done for what follows a failed attempt. */
class UndoingTest {
  private static final Duration LONG = Duration.ofSeconds(Supervisors.LONG_SECONDS);

  private final IllegalStateException failure = new IllegalStateException("the body's");
  private final List<String> steps = Collections.synchronizedList(new ArrayList<>());

  private final Supervisor supervisor =
      Supervisors.decorated(
          Supervisors.pool(1, 0, 0),
          new OwnExecutor("errand-"),
          new Entering("outer"),
          new Entering("bad"),
          new Entering("inner"));

  /** Notes what it enters and undoes; the bad one fails at that. */
  private final class Entering implements RunDecorator {
    private final String name;

    Entering(String name) {
      this.name = name;
    }

    @Override
    public @Nullable Object around(TaskRun run, Callable<@Nullable Object> next) throws Exception {
      return next.call();
    }

    @Override
    public Runnable enter(TaskRun run) {
      steps.add("enter " + name);
      return () -> {
        steps.add("undo " + name);
        if (name.equals("bad")) {
          throw new UnsupportedOperationException("cannot be undone");
        }
      };
    }
  }

  private Object fail() {
    throw failure;
  }

  private Task<Object> submit(Job job) {
    return supervisor.submit(
        supervisor.recipe(TaskSettings.named("decorated"), ResultKind.VALUE), job);
  }

  @Test
  void undoThatFails_leavesTheTaskWithTheFailureOfItsBody_andTheRestIsUndone() throws Exception {
    Task<?> failed = submit(task -> task.attempt(run -> fail()));
    Throwable thrown = assertThrows(CompletionException.class, () -> failed.join(LONG));
    assertSame(failure, thrown.getCause());
    assertEquals(
        List.of("enter outer", "enter bad", "enter inner", "undo inner", "undo bad", "undo outer"),
        steps);
    assertEquals(1, supervisor.info().failed());
  }

  @Test
  void enteringThatFails_leavesTheTaskWithTheFailureOfItsBody() {
    UnsupportedOperationException entering = new UnsupportedOperationException("cannot be entered");
    Supervisor other =
        Supervisors.decorated(
            Supervisors.pool(1, 0, 0),
            new OwnExecutor("errand-"),
            new RunDecorator() {
              @Override
              public @Nullable Object around(TaskRun run, Callable<@Nullable Object> next)
                  throws Exception {
                return next.call();
              }

              @Override
              public Runnable enter(TaskRun run) {
                throw entering;
              }
            });
    Task<?> failed =
        other.submit(
            other.recipe(TaskSettings.named("decorated"), ResultKind.VALUE),
            task -> task.attempt(run -> fail()));
    Throwable thrown = assertThrows(CompletionException.class, () -> failed.join(LONG));
    assertSame(failure, thrown.getCause());
    assertSame(entering, failure.getSuppressed()[0]);
  }

  @Test
  void undoThatFails_leavesTheWorkerToTheNextTask_asNobodys() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    Task<?> failed =
        submit(
            task ->
                task.attempt(
                    run -> {
                      Supervisors.await(gate);
                      return fail();
                    }));
    Task<Object> next = submit(task -> TaskRun.current()); // around an attempt, on the same worker
    gate.countDown();
    assertNull(next.join(LONG));
    assertThrows(CompletionException.class, () -> failed.join(LONG));
  }

  @Test
  void undoThatFailsBeforeTheNextAttempt_doesNotKeepThatFromRunning() throws Exception {
    Task<Object> retried =
        submit(
            task -> {
              assertThrows(IllegalStateException.class, () -> task.attempt(run -> fail()));
              return task.attempt(run -> "attempt " + run.attempt());
            });
    assertEquals("attempt 2", retried.join(LONG));
    assertEquals(1, supervisor.info().completed());
  }
}
