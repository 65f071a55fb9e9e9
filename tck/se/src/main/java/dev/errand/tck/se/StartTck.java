package dev.errand.tck.se;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.CancelOutcome;
import dev.errand.DeferredTask;
import dev.errand.Task;
import dev.errand.TaskRejectedException;
import dev.errand.TaskRequest;
import dev.errand.TaskStatus;
import dev.errand.TaskSupervisor;
import dev.errand.tck.Requirement;
import dev.errand.tck.deployment.Moments;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** LIF-2: what is submitted too early and too late. */
public class StartTck {
  private static final Duration LONG = Duration.ofSeconds(20);

  /** Submits before the application has begun. */
  public static class Hasty implements Extension {
    void validated(@Observes AfterDeploymentValidation event, BeanManager container) {
      Moments.submit("validation", container.createInstance().select(TaskSupervisor.class).get());
    }
  }

  @Test
  @Requirement("LIF-2")
  void submittedDuringTheStart_isRun_duringTheEnd_isRunOrRefused() throws Exception {
    Moments.clear();
    SeContainer container = Containers.start(Moments.BEANS, new Hasty());
    try {
      Moments.checkStart(Set.of(), "validation");
    } finally {
      container.close();
    }
    Moments.checkEnd();
  }

  @Test
  @Requirement("LIF-2")
  void whatIsKeptPastTheEnd_refuses_andReleasesAtOnce() {
    SeContainer container = Containers.start(Moments.BEANS);
    TaskSupervisor supervisor = container.select(TaskSupervisor.class).get();
    TaskRequest request = supervisor.task("kept");
    DeferredTask<String> deferred = supervisor.task("kept deferred").defer(() -> "never");
    Task<String> delayed = supervisor.task("kept delayed").delay(LONG).submit(() -> "never");
    container.close();
    refused(() -> request.submit(() -> "never"));
    refused(() -> request.runNow(() -> "never"));
    refused(() -> request.defer(() -> "never"));
    assertThrows(TaskRejectedException.class, deferred::start);
    for (Task<String> task : List.of(deferred, delayed)) {
      assertEquals(TaskStatus.CANCELLED, task.status());
      assertThrows(CancellationException.class, () -> task.join(LONG));
      assertEquals(CancelOutcome.ALREADY_ENDED, task.cancel("too late"));
      assertTrue(task.whenComplete((result, failure) -> {}).toCompletableFuture().isDone());
      assertFalse(task.output().truncated());
    }
  }

  private static void refused(Runnable submission) {
    TaskRejectedException thrown = assertThrows(TaskRejectedException.class, submission::run);
    assertEquals(
        "Task 'kept' was refused: the supervisor has shut down. It was not started.",
        thrown.getMessage());
  }
}
