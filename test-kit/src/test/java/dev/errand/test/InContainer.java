package dev.errand.test;

import dev.errand.TaskSupervisor;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Starts a container for each test. */
abstract class InContainer {
  static final Duration LONG = Duration.ofSeconds(20);
  static final Duration SHORT = Duration.ofMillis(50);

  SeContainer container;
  TestTasks tasks;
  TaskSupervisor supervisor;
  Work work;

  @BeforeEach
  void start() {
    container = SeContainerInitializer.newInstance().initialize();
    tasks = container.select(TestTasks.class).get();
    supervisor = container.select(TaskSupervisor.class).get();
    work = container.select(Work.class).get();
  }

  @AfterEach
  void stop() {
    if (work != null) {
      work.open();
    }
    container.close();
  }

  Flaky flaky() {
    return container.select(Flaky.class).get();
  }

  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(LONG.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("Waited in vain.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted.", e);
    }
  }
}
