package dev.errand.runtime.integration.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class DefaultManagedExecutorSourceTest {
  private final List<String> steps = new ArrayList<>();

  @Test
  void contextsThatCannotBeSet_doNotLoseTheWork() {
    Executor stopped =
        work -> {
          throw new IllegalStateException("the application is stopped");
        };
    DefaultManagedExecutorSource.run(() -> steps.add("work"), stopped);
    assertEquals(List.of("work"), steps);
  }

  @Test
  void workThatThrows_isNotRepeated() {
    IllegalStateException failure = new IllegalStateException("on purpose");
    Runnable work =
        () -> {
          steps.add("work");
          throw failure;
        };
    assertSame(
        failure,
        assertThrows(
            IllegalStateException.class,
            () -> DefaultManagedExecutorSource.run(work, Runnable::run)));
    assertEquals(List.of("work"), steps);
  }

  @Test
  void whereThereIsNoJndi_thereIsNone() {
    assertTrue(new DefaultManagedExecutorSource().defaultExecutor().isEmpty());
  }
}
