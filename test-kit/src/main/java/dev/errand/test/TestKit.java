package dev.errand.test;

import dev.errand.TaskSupervisor;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * The beans of the test kit. Containers find it by themselves; where a test lists its beans, it
 * lists this one.
 */
@Dependent
public class TestKit {
  /** Made by the container. */
  public TestKit() {}

  /** Not of a normal scope: the supervisor calls it until the very end. */
  @Produces
  @Singleton
  KitHarness harness() {
    return new KitHarness();
  }

  @Produces
  @Singleton
  TestTasks testTasks(KitHarness harness, TaskSupervisor supervisor) {
    return new TestTasks(harness, supervisor);
  }
}
