package dev.errand.runtime.integration.opentelemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Task;
import dev.errand.TaskKind;
import dev.errand.runtime.core.Recipe.ResultKind;
import dev.errand.runtime.core.Supervisor;
import dev.errand.runtime.core.SupervisorParts;
import dev.errand.runtime.core.SupervisorSettings;
import dev.errand.runtime.output.OutputCapture;
import dev.errand.spi.RetryRunner;
import dev.errand.spi.RunDecorator;
import dev.errand.spi.TaskSettings;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Threads on which somebody has left a span open; it stands in a context, as any other value. */
class NobodysSpanTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final ContextKey<String> SPAN = ContextKey.named("span");

  /** What is current on the thread of the executor when that has done its work. */
  private final CompletableFuture<String> afterwards = new CompletableFuture<>();

  private final Executor leaving =
      work ->
          new Thread(
                  () -> {
                    try (Scope open = Context.root().with(SPAN, "left").makeCurrent()) {
                      work.run();
                      afterwards.complete(current());
                    }
                  })
              .start();

  private final Supervisor supervisor =
      new Supervisor(
          SupervisorSettings.DEFAULT,
          new SupervisorParts(
              leaving,
              name -> leaving,
              new OutputCapture(Runnable::run),
              List.of(),
              List.of(new NobodysSpan()),
              List.of(),
              new NoRetry(),
              Runnable::run));

  private static @Nullable String current() {
    return Context.current().get(SPAN);
  }

  private Task<@Nullable String> submit(TaskSettings settings) {
    return supervisor.launch(settings, run -> current());
  }

  @Test
  void spanLeftOnAThreadOfTheDefaultExecutor_isNotTheTasks_andIsThereAfterIt() throws Exception {
    assertNull(submit(TaskSettings.named("task")).join(LONG));
    assertEquals("left", afterwards.get(20, TimeUnit.SECONDS));
  }

  @Test
  void taskThatFails_leavesTheSpanToItsThread() throws Exception {
    Task<?> failed =
        supervisor.launch(
            TaskSettings.named("task"),
            run -> {
              throw new IllegalStateException("saw " + current());
            });
    Throwable thrown = assertThrows(CompletionException.class, () -> failed.join(LONG));
    assertTrue(thrown.getMessage().contains("saw null"), thrown.getMessage());
    assertEquals("left", afterwards.get(20, TimeUnit.SECONDS));
  }

  @Test
  void executorThatTheTaskNames_mayBringASpan() throws Exception {
    assertEquals("left", submit(TaskSettings.named("task").executor(leaving)).join(LONG));
  }

  @Test
  void inlineTask_isWithinTheSpanOfItsCaller() throws Throwable {
    try (Scope open = Context.root().with(SPAN, "the caller's").makeCurrent()) {
      TaskSettings inline = TaskSettings.named("task").kind(TaskKind.INLINE);
      Object seen =
          supervisor.callInline(
              supervisor.recipe(inline, ResultKind.VALUE), task -> task.attempt(run -> current()));
      assertEquals("the caller's", seen);
    }
  }

  @Test
  void serviceLoader_findsIt() {
    assertTrue(
        ServiceLoader.load(RunDecorator.class).stream()
            .anyMatch(one -> one.type() == NobodysSpan.class));
  }

  private static final class NoRetry implements RetryRunner {
    @Override
    public boolean isAvailable() {
      return false;
    }

    @Override
    public @Nullable Object call(
        int attempts, Predicate<Throwable> retryOn, Callable<@Nullable Object> attempt)
        throws Exception {
      return attempt.call();
    }
  }
}
