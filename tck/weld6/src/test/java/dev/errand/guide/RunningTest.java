package dev.errand.guide;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.DeferredTask;
import dev.errand.Progress;
import dev.errand.Task;
import dev.errand.TaskContext;
import dev.errand.TaskKind;
import dev.errand.TaskPriority;
import dev.errand.TaskRequest;
import dev.errand.TaskStatus;
import dev.errand.TaskSupervisor;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** {@code docs/running.md}. */
class RunningTest {
  @AutoClose
  private static final Application APP =
      Application.start(Reports.class, Printer.class, Importer.class, Letters.class, Draft.class);

  private final TaskSupervisor supervisor = APP.supervisor();
  private final Reports reports = APP.bean(Reports.class);

  @Test
  void call_givesTheLiveTask_whateverIsDeclared() throws Exception {
    // guide: calls
    Task<Integer> count = reports.count("May"); // returns at once
    int letters = count.join(); // waits for the end

    CompletionStage<String> stage = reports.render("May");
    Task<String> render = (Task<String>) stage; // it is the task itself, whatever is declared
    // end
    assertEquals(3, letters);
    assertEquals("render", render.name());
    assertEquals(TaskPriority.LOW, render.info().priority());
    var rendering = APP.bean(Printer.class).takeRendering();
    assertEquals(TaskStatus.RUNNING, render.status());
    rendering.complete("drawn");
    assertEquals("drawn", render.join(ofSeconds(20)));
    assertEquals("Reports.count", count.name());
  }

  @Test
  void failure_isInTheTask_notInTheCall() {
    reports.print("August"); // ERRAND-0001 in the log
    // guide: a failure
    Task<String> task =
        supervisor
            .task("copy")
            .submit(
                () -> {
                  throw new IOException("the disk is full");
                });
    try {
      task.join();
    } catch (CompletionException e) {
      System.out.println(e.getCause()); // java.io.IOException: the disk is full
    }
    task.info().failure(); // the same in words
    task.output().exception(); // and its stack trace
    // end
    assertEquals("java.io.IOException: the disk is full", task.info().failure().orElseThrow());
    assertTrue(task.output().exception().orElseThrow().contains("\tat "));
    assertInstanceOf(
        IOException.class, assertThrows(CompletionException.class, task::join).getCause());
  }

  @Test
  void request_isUsedAnyNumberOfTimes() {
    // guide: requests
    TaskRequest nightly = supervisor.task("nightly").priority(TaskPriority.LOW).delay(ofMillis(10));
    Task<String> stock = nightly.submit(() -> "stock counted");
    Task<String> till = nightly.submit(() -> "till counted");

    Task<Integer> answer = supervisor.submit(() -> 42); // all settings as they are by default
    // end
    assertEquals("stock counted", stock.join());
    assertEquals("till counted", till.join());
    assertEquals(42, answer.join());
    assertEquals("task", answer.name());
  }

  @Test
  void deferredTask_startsWhenItIsTold_once() {
    // guide: a deferred task
    DeferredTask<String> cold = supervisor.task("backup").defer(() -> "backed up");
    cold.status(); // DELAYED; it can be found, waited for, and cancelled

    Task<String> started = cold.start(); // queued now
    // end
    assertSame(cold, started);
    assertEquals("backed up", started.join());
    assertThrows(IllegalStateException.class, cold::start);
  }

  @Test
  void taskInTheCallersThread_isSupervisedToo() {
    // guide: here and now
    TaskRequest here = supervisor.task("check").captureOutput();
    Task<Integer> checked =
        here.runNow(
            () -> {
              System.out.println("checking");
              return 7;
            }); // has ended when this returns
    checked.output().stdout(); // checking

    Task<?> failed = here.runNow(() -> Integer.parseInt("seven"));
    failed.info().failure(); // the failure is kept …
    here.rethrow().runNow(() -> 7); // … and thrown, too, where it is asked for
    // end
    assertEquals(TaskKind.INLINE, checked.info().kind());
    assertEquals("checking" + System.lineSeparator(), checked.output().stdout());
    assertEquals(TaskStatus.FAILED, failed.status());
    assertThrows(
        NumberFormatException.class, () -> here.rethrow().runNow(() -> Integer.parseInt("seven")));
    IOException cause = new IOException("checked");
    assertSame(
        cause,
        assertThrows(
                CompletionException.class,
                () ->
                    here.rethrow()
                        .runNow(
                            () -> {
                              throw cause;
                            }))
            .getCause());
  }

  @Test
  void callback_hearsTheEnd_once_alsoAfterIt() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    // guide: callbacks
    Task<String> order =
        supervisor
            .task("order")
            .onEnd((result, failure) -> heard.add(failure == null ? "sold " + result : "lost"))
            .submit(() -> "tea");
    order.join();
    order.whenComplete((result, failure) -> heard.add("late " + result)); // also after the end
    // end
    String first = heard.take();
    assertEquals(Set.of("sold tea", "late tea"), Set.of(first, heard.take()));
    assertTrue(heard.isEmpty());
  }

  @Test
  void body_reportsItsProgress() {
    Task<Integer> load = APP.bean(Importer.class).load(List.of("tea", "milk"));
    assertEquals(2, load.join());
    assertEquals(new Progress(1, "milk"), load.info().progress());
    assertThrows(IllegalStateException.class, TaskContext::current);
  }

  @Test
  void wrappedWork_isTheTasks() {
    // guide: other threads
    Task<String> sum =
        supervisor
            .task("sum")
            .captureOutput()
            .submit(
                () -> {
                  ExecutorService own = Executors.newSingleThreadExecutor();
                  try {
                    TaskContext context = TaskContext.current();
                    return own.submit(
                            context.wrap(
                                () -> {
                                  System.out.println("adding up");
                                  return TaskContext.current().name(); // sum
                                }))
                        .get();
                  } finally {
                    own.shutdown();
                  }
                });
    // end
    assertEquals("sum", sum.join());
    assertEquals("adding up" + System.lineSeparator(), sum.output().stdout());
  }

  @Test
  void taskScopedBean_isOneForAllAttempts() throws Exception {
    Task<Integer> letter = APP.bean(Letters.class).write();
    assertEquals(3, letter.join());
    assertEquals(3, letter.info().attempts());
    assertEquals(List.of(List.of("a line", "a line", "a line")), List.copyOf(Letters.PUT_AWAY));
  }
}
