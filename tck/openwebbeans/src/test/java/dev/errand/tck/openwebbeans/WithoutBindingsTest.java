package dev.errand.tck.openwebbeans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Background;
import dev.errand.Task;
import dev.errand.TaskRequest;
import dev.errand.TaskSupervisor;
import dev.errand.tck.Requirement;
import dev.errand.tck.se.LogWatch;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What happens where OpenWebBeans and SmallRye Fault Tolerance are left to themselves: the library
 * is there, and its interceptor is not. It is told as if there were no library.
 */
class WithoutBindingsTest {
  /** Hopes to be retried. */
  static class Hopeful {
    private final AtomicInteger runs = new AtomicInteger();

    @Retry(delay = 0)
    public int plain() {
      throw new IllegalStateException("run " + runs.incrementAndGet());
    }

    @Retry(delay = 0)
    @Background
    public Task<String> task() {
      throw new IllegalStateException("run " + runs.incrementAndGet());
    }
  }

  private LogWatch log;
  private SeContainer container;

  @BeforeEach
  void startWithoutThem() {
    System.setProperty(FaultToleranceBindings.OFF, "true");
    log = LogWatch.start();
    container =
        SeContainerInitializer.newInstance()
            .disableDiscovery()
            .addBeanClasses(Hopeful.class)
            .initialize();
  }

  @AfterEach
  void stop() {
    container.close();
    log.close();
    System.clearProperty(FaultToleranceBindings.OFF);
  }

  @Test
  @Requirement({"RTY-1", "RTY-6"})
  void retry_isWarnedAboutAtTheStart_andRunsOnce() {
    Hopeful hopeful = container.select(Hopeful.class).get();
    assertEquals("run 1", assertThrows(IllegalStateException.class, hopeful::plain).getMessage());
    Task<String> task = hopeful.task();
    CompletionException thrown = assertThrows(CompletionException.class, task::join);
    assertEquals("java.lang.IllegalStateException: run 2", thrown.getMessage());
    assertEquals(1, task.info().attempts());
    List<String> warnings = log.messages(Level.WARNING, "ERRAND-0006");
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains(Hopeful.class.getName() + ".task() bears @Retry"));
  }

  @Test
  @Requirement("RTY-4")
  @SuppressWarnings("unchecked") // no exceptions given
  void retryOfARequest_isRefused() {
    TaskRequest request = container.select(TaskSupervisor.class).get().task("stubborn");
    String message = assertThrows(IllegalStateException.class, () -> request.retry(5)).getMessage();
    assertTrue(message.startsWith("Task 'stubborn' cannot be retried: no "), message);
  }
}
