package dev.errand.tck.se;

import dev.errand.TaskSupervisor;
import dev.errand.tck.app.Prints;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.PrintStream;
import java.util.concurrent.Callable;

/** A program of its own: {@link OwnProcessTck} looks at what it leaves on its console. */
public final class ConsoleApplication {
  private ConsoleApplication() {}

  /**
   * Starts and stops the application twice.
   *
   * @param arguments none
   * @throws Exception what fails
   */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    PrintStream err = System.err;
    for (int round = 1; round <= 2; round++) {
      try (SeContainer container = SeContainerInitializer.newInstance().initialize()) {
        Prints prints = container.select(Prints.class).get();
        prints.captured(printing("echoed " + round)).join();
        prints.quiet(printing("kept quiet " + round)).join();
        prints.notCaptured(printing("not captured " + round)).join();
        tryAgain(container.select(TaskSupervisor.class).get());
      }
      out.println("original out: " + (System.out == out) + ", err: " + (System.err == err));
    }
  }

  @SuppressWarnings("unchecked")
  private static void tryAgain(TaskSupervisor supervisor) {
    try {
      supervisor.task("again").retry(2);
      System.out.println("retries are possible");
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
  }

  private static Callable<String> printing(String text) {
    return () -> {
      System.out.println(text);
      System.err.println(text + ", err");
      return "done";
    };
  }
}
