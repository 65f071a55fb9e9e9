package dev.errand.tck.optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.errand.LogLine;
import dev.errand.TaskContext;
import dev.errand.TaskId;
import dev.errand.TaskOutput;
import dev.errand.tck.Requirement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Logger;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.context.ThreadContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** MicroProfile Context Propagation takes tasks along. */
class ContextPropagationTest {
  private static final Callable<TaskId> PRINTING =
      () -> {
        System.out.print("printed ");
        Logger.getLogger("acme").info("logged");
        return TaskContext.current().id();
      };

  private final Container container = new Container();
  private final ExecutorService pool = Executors.newSingleThreadExecutor();

  @AfterEach
  void stop() {
    pool.shutdownNow();
    container.close();
  }

  private static ThreadContext propagating() {
    return ThreadContext.builder()
        .propagated(ThreadContext.ALL_REMAINING)
        .cleared()
        .unchanged()
        .build();
  }

  @Test
  @Requirement("OUT-9")
  void workOfAManagedExecutor_isTheTasks_alsoInLaterStages() throws Exception {
    ManagedExecutor executor =
        ManagedExecutor.builder().propagated(ThreadContext.ALL_REMAINING).cleared().build();
    try {
      CompletableFuture<Object> gate = new CompletableFuture<>();
      CompletableFuture<TaskId> seen = new CompletableFuture<>();
      TaskOutput output =
          container.run(
              () -> {
                TaskId mine = TaskContext.current().id();
                assertEquals(mine, executor.submit(PRINTING).get());
                CompletableFuture<TaskId> later =
                    executor
                        .copy(gate)
                        .thenApplyAsync(
                            nothing -> {
                              System.out.print("later");
                              return TaskContext.current().id();
                            });
                pool.submit(() -> gate.complete("open"));
                seen.complete(later.get());
                assertEquals(mine, seen.get());
              });
      assertEquals("printed later", output.stdout());
      assertEquals(List.of("logged"), output.logLines().stream().map(LogLine::message).toList());
    } finally {
      executor.shutdown();
    }
  }

  @Test
  @Requirement("OUT-9")
  void executorThatPropagatesTasksAlone_takesThemAlong() throws Exception {
    // guide: an executor that takes tasks along
    ManagedExecutor executor =
        ManagedExecutor.builder()
            .propagated("errand.task") // of all contexts, this one
            .cleared(ThreadContext.ALL_REMAINING)
            .build();
    // end
    try {
      TaskOutput output =
          container.run(
              () -> assertEquals(TaskContext.current().id(), executor.submit(PRINTING).get()));
      assertEquals("printed ", output.stdout());
    } finally {
      executor.shutdown();
    }
  }

  @Test
  @Requirement("OUT-9")
  void threadOfAPool_isNobodysBeforeAndAfter() throws Exception {
    TaskOutput output =
        container.run(
            () -> {
              pool.submit(propagating().contextualCallable(PRINTING)).get();
              Callable<Object> nobody =
                  () -> {
                    System.out.print("not captured");
                    return assertThrows(IllegalStateException.class, TaskContext::current);
                  };
              pool.submit(nobody).get();
            });
    assertEquals("printed ", output.stdout());
  }

  @Test
  @Requirement("OUT-9")
  void workHandedOverByNobody_isNobodys_evenOnTheThreadOfATask() throws Exception {
    Callable<IllegalStateException> nobody =
        propagating()
            .contextualCallable(
                () -> {
                  System.out.print("not captured");
                  return assertThrows(IllegalStateException.class, TaskContext::current);
                });
    ThreadContext clearing =
        ThreadContext.builder()
            .propagated()
            .cleared("errand.task")
            .unchanged(ThreadContext.ALL_REMAINING)
            .build();
    TaskOutput output =
        container.run(
            () -> {
              TaskId mine = TaskContext.current().id();
              nobody.call();
              clearing
                  .contextualCallable(
                      () -> {
                        System.out.print("not captured");
                        return assertThrows(IllegalStateException.class, TaskContext::current);
                      })
                  .call();
              System.out.print("mine");
              assertEquals(mine, TaskContext.current().id());
            });
    assertEquals("mine", output.stdout());
  }

  @Test
  @Requirement("OUT-9")
  void contextOfOneTaskOnTheThreadOfAnother_isPutBack() throws Exception {
    CompletableFuture<Callable<TaskId>> handed = new CompletableFuture<>();
    CompletableFuture<TaskId> firstId = new CompletableFuture<>();
    TaskOutput first =
        container.run(
            () -> {
              firstId.complete(TaskContext.current().id());
              handed.complete(propagating().contextualCallable(PRINTING));
            });
    container.run(
        () -> {
          TaskId mine = TaskContext.current().id();
          assertEquals(firstId.get(), handed.get().call());
          assertEquals(mine, TaskContext.current().id());
        });
    assertEquals("printed ", first.stdout());
  }
}
