package dev.errand.tck.quarkus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errand.Task;
import dev.errand.TaskContext;
import dev.errand.TaskId;
import dev.errand.TaskSupervisor;
import dev.errand.tck.Requirement;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.Test;

/** What Quarkus's own executor and Mutiny take along. */
@QuarkusTest
class ContextPropagationTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @Inject ManagedExecutor executor;
  @Inject TaskSupervisor supervisor;

  @Test
  @Requirement("OUT-9")
  void workOnTheManagedExecutor_isTheTasks() throws Exception {
    Task<List<TaskId>> task =
        supervisor
            .task("propagating")
            .captureOutput()
            .submit(
                () -> {
                  TaskId inExecutor =
                      executor
                          .supplyAsync(() -> print("executor "))
                          .thenApplyAsync(id -> print("stage "))
                          .get();
                  TaskId inUni =
                      Uni.createFrom()
                          .item(() -> print("uni"))
                          .runSubscriptionOn(executor)
                          .await()
                          .atMost(LONG);
                  return List.of(inExecutor, inUni);
                });
    assertEquals(List.of(task.id(), task.id()), task.join(LONG));
    assertEquals("executor stage uni", task.output().stdout());
  }

  private static TaskId print(String text) {
    System.out.print(text);
    return TaskContext.current().id();
  }

  @Test
  @Requirement({"OUT-9", "OUT-2"})
  void taskSubmittedByATask_isNotCapturedByThat() throws Exception {
    Task<Task<TaskId>> outer =
        supervisor
            .task("outer")
            .captureOutput()
            .submit(
                () -> {
                  Task<TaskId> inner =
                      supervisor.task("inner").captureOutput().submit(() -> print("inner"));
                  inner.join(LONG);
                  return inner;
                });
    Task<TaskId> inner = outer.join(LONG);
    assertEquals(inner.id(), inner.join());
    assertEquals("inner", inner.output().stdout());
    assertEquals("", outer.output().stdout());
  }
}
