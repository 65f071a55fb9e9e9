package dev.errand.runtime.cdi;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

/**
 * Hears of the start and the end of the application by the events of CDI 4. A class of its own:
 * before CDI 4 nobody can look at its methods.
 */
@Singleton
@BroughtAlong
public class StartupAndShutdown {
  private final Wiring wiring;

  @Inject
  StartupAndShutdown(Wiring wiring) {
    this.wiring = wiring;
  }

  /** Whether there are such events here. */
  static boolean areThere() {
    try {
      Class.forName(
          "jakarta.enterprise.event.Startup", false, StartupAndShutdown.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false; // that is the answer
    }
  }

  void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) Startup event) {
    wiring.start();
  }

  /** Early among the observers: tasks use what later ones may close. */
  void stop(
      @Observes(notifyObserver = Reception.IF_EXISTS) @Priority(Interceptor.Priority.LIBRARY_BEFORE)
          Shutdown event) {
    wiring.close();
  }
}
