package dev.errand.tck.faulttolerance;

import dev.errand.TaskSupervisor;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessBean;

/** In every deployment: it fails where Errand is not at work. */
public class SupervisorIsThere implements Extension {
  private boolean seen;

  <T> void look(@Observes ProcessBean<T> event) {
    seen |= event.getBean().getTypes().contains(TaskSupervisor.class);
  }

  void check(@Observes AfterDeploymentValidation event) {
    if (!seen) {
      event.addDeploymentProblem(
          new IllegalStateException(
              "No bean of type TaskSupervisor: this deployment is without Errand, and its tests"
                  + " would say nothing."));
    }
  }
}
