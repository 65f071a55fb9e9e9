package dev.errand.test.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errand.runtime.cdi.ErrandExtension;
import dev.errand.test.TestKit;
import dev.errand.test.TestTasks;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import org.junit.jupiter.api.Test;

class GreetingTest {
  // guide: without a test framework that injects
  @Test
  void greeting_isSaid() {
    try (SeContainer container = SeContainerInitializer.newInstance().initialize()) {
      TestTasks tasks = container.select(TestTasks.class).get();
      container.select(Greeting.class).get().say("Hello");
      tasks.awaitIdle();
      tasks.assertSubmitted("Greeting.say").completedWith("Hello!");
    }
  }

  // end

  @Test
  void beansThatAreListed_haveTheKitTooIfItIsListed() {
    // guide: a container whose beans are listed
    SeContainerInitializer initializer =
        SeContainerInitializer.newInstance()
            .disableDiscovery()
            .addExtensions(new ErrandExtension())
            .addBeanClasses(Greeting.class, TestKit.class);
    // end
    try (SeContainer container = initializer.initialize()) {
      container.select(TestTasks.class).get().inline(true);
      assertEquals("Hi!", container.select(Greeting.class).get().say("Hi").join());
      container.select(TestTasks.class).get().assertSubmitted("Greeting.say").times(1);
    }
  }
}
