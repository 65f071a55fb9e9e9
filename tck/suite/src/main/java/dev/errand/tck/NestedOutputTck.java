package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.CaptureSettings;
import dev.errand.Task;
import dev.errand.TaskContext;
import dev.errand.TaskKind;
import dev.errand.TaskOutput;
import dev.errand.TaskStatus;
import dev.errand.tck.app.Prints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** OUT-10, OUT-12: captures within captures, and calls that are tasks in their caller's thread. */
public class NestedOutputTck extends TckTest {
  private static final String END = System.lineSeparator();
  private static final Logger LOGGER = Logger.getLogger("dev.errand.tck.output");

  private final Prints prints = bean(Prints.class);

  @Test
  @Requirement("OUT-10")
  void outerCapture_receivesWhatTheInnerOneCaptured() throws Exception {
    CompletableFuture<Task<String>> inner = new CompletableFuture<>();
    Task<String> outer =
        prints.captured(
            () -> {
              System.out.println("outer before");
              inner.complete(
                  supervisor()
                      .task("inner")
                      .captureOutput()
                      .runNow(
                          () -> {
                            System.out.println("inner");
                            System.err.println("inner error");
                            LOGGER.info("inner log");
                            return "done";
                          }));
              System.out.println("outer after");
              return "done";
            });
    outer.join(LONG);
    TaskOutput within = inner.get(LONG.toSeconds(), TimeUnit.SECONDS).output();
    assertEquals("inner" + END, within.stdout());
    assertEquals("inner error" + END, within.stderr());
    assertEquals(1, within.logLines().size());
    assertEquals(
        "outer before" + END + "inner" + END + "outer after" + END, outer.output().stdout());
    assertEquals("inner error" + END, outer.output().stderr());
    assertEquals(1, outer.output().logLines().size(), "once, not once for each capture");
  }

  @Test
  @Requirement("OUT-10")
  void outerCapture_receivesAllAttemptsOfAnInnerOne_thatDoesNotEcho() throws Exception {
    CompletableFuture<TaskOutput> inner = new CompletableFuture<>();
    AtomicInteger attempts = new AtomicInteger();
    Task<String> outer =
        prints.captured(
            () -> {
              inner.complete(
                  supervisor()
                      .task("inner")
                      .captureOutput(CaptureSettings.DEFAULT.withEcho(false))
                      .retry(3, IllegalStateException.class)
                      .runNow(
                          () -> {
                            int attempt = attempts.incrementAndGet();
                            System.out.print(attempt + " ");
                            LOGGER.info("attempt " + attempt);
                            if (attempt < 3) {
                              throw new IllegalStateException("again, on purpose");
                            }
                            return "done";
                          })
                      .output());
              return "done";
            });
    outer.join(LONG);
    assertEquals("1 2 3 ", inner.join().stdout());
    assertEquals("2 ", inner.join().attempt(2).stdout());
    assertEquals("1 2 3 ", outer.output().stdout());
    assertEquals(3, outer.output().logLines().size());
    assertEquals("1 2 3 ", outer.output().attempt(1).stdout());
  }

  @Test
  @Requirement("OUT-12")
  void synchronousMethod_isAnInlineTask_andReturnsAndThrowsAsItDoes() throws Exception {
    Thread caller = Thread.currentThread();
    CompletableFuture<Task<?>> self = new CompletableFuture<>();
    String returned =
        prints.inline(
            () -> {
              assertSame(caller, Thread.currentThread());
              self.complete(supervisor().find(TaskContext.current().id()).orElseThrow());
              System.out.print("inline");
              return "as ever";
            });
    assertEquals("as ever", returned);
    Task<?> task = self.join();
    assertEquals(TaskKind.INLINE, task.info().kind());
    assertEquals(TaskStatus.COMPLETED, task.status());
    assertEquals("Prints.inline", task.name());
    assertEquals("inline", task.output().stdout());
    IOException failure = new IOException("as ever");
    CompletableFuture<Task<?>> failing = new CompletableFuture<>();
    assertSame(
        failure,
        assertThrows(
            IOException.class,
            () ->
                prints.inline(
                    () -> {
                      failing.complete(supervisor().find(TaskContext.current().id()).orElseThrow());
                      System.out.print("before");
                      throw failure;
                    })));
    assertEquals(TaskStatus.FAILED, failing.join().status());
    assertEquals("before", failing.join().output().stdout());
    assertTrue(failing.join().output().exception().orElseThrow().contains("as ever"));
    @Nullable String nothing = prints.inline(() -> null);
    assertEquals(null, nothing);
  }

  @Test
  @Requirement({"OUT-12", "OUT-10"})
  void inlineMethodInsideACapturedTask_isATaskOfItsOwn_andCapturedByBoth() throws Exception {
    List<Object> ids = new ArrayList<>();
    Task<String> outer =
        prints.captured(
            () -> {
              ids.add(TaskContext.current().id());
              String result =
                  prints.inline(
                      () -> {
                        ids.add(TaskContext.current().id());
                        System.out.print("in both");
                        return "inner";
                      });
              ids.add(TaskContext.current().id());
              return result;
            });
    assertEquals("inner", outer.join(LONG));
    assertEquals("in both", outer.output().stdout());
    assertEquals(outer.id(), ids.get(0));
    assertFalse(ids.get(0).equals(ids.get(1)));
    assertEquals(ids.get(0), ids.get(2), "the outer context is back");
  }
}
