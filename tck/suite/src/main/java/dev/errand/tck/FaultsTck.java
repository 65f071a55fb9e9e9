package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.CaptureSettings;
import dev.errand.DeferredTask;
import dev.errand.Keep;
import dev.errand.TaskQuery;
import dev.errand.TaskRequest;
import dev.errand.shell.ShellCommand;
import dev.errand.tck.app.Nowhere;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Bad input at run time: each has an error of its own, which names the thing and the value. */
public class FaultsTck extends TckTest {
  private final TaskRequest request = supervisor().task("faulty");

  @Test
  @Requirement("RUN-8")
  @SuppressWarnings("NullAway") // on purpose
  void nullBody_isRefused_andTheTaskIsNamed() {
    Callable<String> nothing = null;
    int before = supervisor().tasks(TaskQuery.all()).size();
    for (Executable start :
        new Executable[] {
          () -> request.submit(nothing),
          () -> request.submit((Runnable) null),
          () -> request.runNow(nothing),
          () -> request.runNow((Runnable) null),
          () -> request.defer(nothing),
          () -> request.defer((Runnable) null)
        }) {
      NullPointerException thrown = assertThrows(NullPointerException.class, start);
      assertEquals("The body of task 'faulty' is null. It was not started.", thrown.getMessage());
    }
    assertThrows(NullPointerException.class, () -> supervisor().submit(nothing));
    assertThrows(NullPointerException.class, () -> supervisor().submit((Runnable) null));
    assertEquals(before, supervisor().tasks(TaskQuery.all()).size());
  }

  @Test
  @Requirement("RUN-8")
  void secondStart_isRefused_andTheBodyRunsOnce() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    DeferredTask<Integer> task = request.defer(runs::incrementAndGet);
    assertSame(task, task.start());
    says(
        IllegalStateException.class,
        task::start,
        "Task 'faulty' (" + task.id(),
        "A task is started once.");
    assertEquals(1, task.join(LONG));
    says(IllegalStateException.class, task::start, "it is COMPLETED", "A task is started once.");
    assertEquals(1, runs.get());
  }

  @Test
  @Requirement("RUN-8")
  void cancelledBeforeItsStart_cannotBeStarted() {
    DeferredTask<String> task = request.defer(() -> "never");
    task.cancel("not wanted");
    says(IllegalStateException.class, task::start, "Task 'faulty'", "it is CANCELLED");
  }

  @Test
  @Requirement("RUN-6")
  @SuppressWarnings("unchecked") // no exceptions given
  void requestWithABadValue_isRefused() {
    says(
        IllegalArgumentException.class,
        () -> request.limit(0),
        "Task 'faulty' was given a limit of 0; 1 or more is allowed.");
    says(
        IllegalArgumentException.class,
        () -> request.delay(Duration.ofMillis(-1)),
        "Task 'faulty' was given a delay of PT-0.001S; zero or more is allowed.");
    says(
        IllegalArgumentException.class,
        () -> request.retry(0),
        "Task 'faulty' was given 0 attempts; 1 or more are allowed.");
    says(
        IllegalArgumentException.class,
        () -> request.executor("nobody"),
        "There is no executor 'nobody'.",
        "java.util.concurrent.Executor",
        "or a java: name");
    says(
        IllegalArgumentException.class,
        () -> request.executor("java:comp/nothing"),
        "There is no executor 'java:comp/nothing' in JNDI");
  }

  @Test
  @Requirement("DEP-1")
  void executorThatIsNotBound_isAnErrorOfTheCall_whichNamesTheTask() {
    says(
        IllegalArgumentException.class,
        bean(Nowhere.class)::run,
        "@Background(executor) of task 'Nowhere.run'",
        "There is no executor 'java:comp/nothing' in JNDI.",
        "It was not started.");
  }

  @Test
  @Requirement("RUN-6")
  void blankName_isRefused() {
    for (String name : new String[] {"", " \t"}) {
      says(IllegalArgumentException.class, () -> supervisor().task(name), "name is blank");
    }
  }

  @Test
  @Requirement("OUT-6")
  void captureWithABadValue_isRefused() {
    says(
        IllegalArgumentException.class,
        () -> CaptureSettings.DEFAULT.withLimit(0, Keep.HEAD),
        "limit of 0 bytes",
        "1 or more is allowed");
    says(
        IllegalArgumentException.class,
        () -> CaptureSettings.DEFAULT.withLevel("LOUD"),
        "'LOUD' is no log level; allowed are ALL,");
  }

  @Test
  @Requirement("SUP-1")
  void queryWithABadPage_isRefused() {
    says(IllegalArgumentException.class, () -> TaskQuery.all().page(0, 0), "0", "1 or more");
    says(IllegalArgumentException.class, () -> TaskQuery.all().page(-1, 1), "-1", "0 or more");
  }

  @Test
  @Requirement("SHL-2")
  void commandThatDoesNotExist_isAClearError() {
    says(
        Exception.class,
        () -> bean(ShellCommand.class).command("no-such-program-at-all", "x").run(),
        "no-such-program-at-all");
  }

  private static void says(Class<? extends Exception> type, Executable wrong, String... fragments) {
    String message = String.valueOf(assertThrows(type, wrong).getMessage());
    for (String fragment : fragments) {
      assertTrue(message.contains(fragment), message);
    }
  }
}
