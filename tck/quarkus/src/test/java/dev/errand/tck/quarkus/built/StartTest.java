package dev.errand.tck.quarkus.built;

import dev.errand.TaskSupervisor;
import dev.errand.tck.Requirement;
import dev.errand.tck.deployment.Moments;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.QuarkusExtensionTest;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** LIF-2: some of the start is in Quarkus's static phase, before there are threads. */
class StartTest {
  private static final String LEFT = "errand.tck.left";

  /** Quarkus's own event. */
  @ApplicationScoped
  public static class OfQuarkus {
    void first(@Observes @Priority(1) StartupEvent event, TaskSupervisor supervisor) {
      Moments.submit("before Quarkus's own", supervisor);
    }

    void last(@Observes @Priority(Integer.MAX_VALUE) StartupEvent e, TaskSupervisor supervisor) {
      Moments.submit("after Quarkus's own", supervisor);
    }
  }

  @RegisterExtension
  static final QuarkusExtensionTest APPLICATION =
      Applications.of(beans()).setAfterUndeployListener(StartTest::look);

  private static List<Class<?>> beans() {
    List<Class<?>> beans = new ArrayList<>(Moments.BEANS);
    beans.add(OfQuarkus.class);
    return beans;
  }

  @Test
  @Requirement("LIF-2")
  void submittedDuringTheStart_isRun_duringTheEnd_isRunOrRefused() throws Exception {
    Runnable check = Moments::checkEnd;
    System.getProperties().put(LEFT, check);
    Moments.checkStart(
        Set.of("initialized", "construction"), "before Quarkus's own", "after Quarkus's own");
  }

  private static void look() {
    ((Runnable) System.getProperties().remove(LEFT)).run();
  }
}
