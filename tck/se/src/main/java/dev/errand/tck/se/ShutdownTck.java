package dev.errand.tck.se;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.Task;
import dev.errand.TaskSupervisor;
import dev.errand.shell.ShellCommand;
import dev.errand.tck.Requirement;
import dev.errand.tck.deployment.Lives;
import jakarta.enterprise.inject.se.SeContainer;
import java.io.PrintStream;
import java.time.Duration;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** LIF: the end of an application, and what is left of it. */
public class ShutdownTck {
  private static final Duration LONG = Duration.ofSeconds(20);

  /** Uses what takes threads, streams and handlers. */
  public static class Busy {
    @Background
    @CapturedOutput(echo = false)
    public Task<String> work(String text) {
      System.out.print(text);
      System.err.print(text);
      Logger.getLogger("busy").fine(text);
      return Task.of(text);
    }
  }

  @Test
  @Requirement({"LIF-1", "LIF-2"})
  void stop_cancelsReportsAndReleases() throws Exception {
    try (LogWatch log = LogWatch.start();
        Configured settings = Configured.by(Lives.CONFIGURATION)) {
      assertTrue(settings.isSet());
      SeContainer container = Containers.start(Lives.BEANS);
      Lives lives = Lives.begin(container);
      container.close();
      lives.check();
      Lives.checkThreads();
      Lives.checkLog(
          log.messages(Level.WARNING, "ERRAND-0004"), log.messages(Level.SEVERE, "ERRAND-0005"));
    }
  }

  @Test
  @Requirement({"LIF-1", "OUT-11"})
  void twentyRounds_leaveNothing() throws Exception {
    PrintStream out = System.out;
    PrintStream err = System.err;
    Handler[] handlers = Logger.getLogger("").getHandlers();
    for (int round = 1; round <= 20; round++) {
      try (SeContainer container = Containers.start(Busy.class)) {
        Task<String> task = container.select(Busy.class).get().work("round " + round);
        assertEquals("round " + round, task.join(LONG));
        assertEquals("round " + round, task.output().stdout());
        TaskSupervisor supervisor = container.select(TaskSupervisor.class).get();
        Task<String> delayed = supervisor.task("delayed").delay(LONG).submit(() -> "never");
        assertFalse(delayed.isDone());
        assertEquals(
            "hello\n",
            container.select(ShellCommand.class).get().shell("echo hello").run().stdout());
      }
      assertSame(out, System.out);
      assertSame(err, System.err);
      assertArrayEquals(handlers, Logger.getLogger("").getHandlers());
    }
    Lives.checkThreads();
  }
}
