package dev.errand.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.CaptureSettings;
import dev.errand.OutputLine;
import dev.errand.Task;
import dev.errand.TaskContext;
import dev.errand.TaskKind;
import dev.errand.TaskOutput;
import dev.errand.TaskStatus;
import dev.errand.tck.app.Prints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** OUT: what a task has printed. */
public class OutputTck extends TckTest {
  private static final String END = System.lineSeparator();
  private static final Logger LOGGER = Logger.getLogger("dev.errand.tck.output");

  private final Prints prints = bean(Prints.class);

  @Test
  @Requirement("OUT-1")
  void prints_areKept_eachInItsStream() throws Exception {
    Task<String> task =
        prints.captured(
            () -> {
              System.out.println("to out");
              System.err.println("to err");
              LOGGER.warning("to the log");
              return "done";
            });
    task.join(LONG);
    TaskOutput output = task.output();
    assertEquals("to out" + END, output.stdout());
    assertEquals("to err" + END, output.stderr());
    assertEquals("to the log", output.logLines().get(0).message());
    assertEquals(output.logLines().get(0) + "\n", output.log());
    assertEquals(Optional.empty(), output.exception());
    assertFalse(output.truncated());
    assertEquals(0, output.droppedBytes());
  }

  @Test
  @Requirement("OUT-1")
  void outputBeforeAFailure_isKept_withTheTrace() throws Exception {
    Task<String> task =
        prints.captured(
            () -> {
              System.out.print("before");
              throw new IOException("on purpose", new IllegalStateException("deeper"));
            });
    failure(task);
    assertEquals("before", task.output().stdout());
    String trace = task.output().exception().orElseThrow();
    assertTrue(trace.startsWith("java.io.IOException: on purpose"), trace);
    assertTrue(trace.contains("\tat "), trace);
    assertTrue(trace.contains("Caused by: java.lang.IllegalStateException: deeper"), trace);
  }

  @Test
  @Requirement("OUT-1")
  void taskThatIsNotCaptured_hasTheTraceAlone() throws Exception {
    Task<String> task =
        prints.notCaptured(
            () -> {
              System.out.print("");
              throw new IOException("on purpose");
            });
    failure(task);
    assertEquals("", task.output().stdout());
    assertEquals(List.of(), task.output().transcript());
    assertTrue(task.output().exception().orElseThrow().contains("on purpose"));
  }

  @Test
  @Requirement("OUT-1")
  void streamThatIsNotAskedFor_isNotKept() throws Exception {
    Task<String> task =
        prints.onlyErrors(
            () -> {
              System.out.println("to out, on purpose");
              System.err.println("to err, on purpose");
              LOGGER.info("to the log, on purpose");
              return "done";
            });
    task.join(LONG);
    assertEquals("", task.output().stdout());
    assertEquals("to err, on purpose" + END, task.output().stderr());
    assertEquals(List.of(), task.output().logLines());
  }

  @Test
  @Requirement("OUT-4")
  void transcript_isInTheOrderOfTime_acrossTheStreams() throws Exception {
    Task<String> task =
        prints.captured(
            () -> {
              System.out.println("one");
              System.err.println("two");
              LOGGER.info("three");
              System.out.println("four");
              System.out.print("fi");
              System.err.println("six");
              System.out.println("ve");
              System.out.print("unfinished");
              return "done";
            });
    task.join(LONG);
    List<OutputLine> transcript = task.output().transcript();
    assertEquals(
        List.of(
            "OUT one",
            "ERR two",
            "LOG INFO [dev.errand.tck.output] three",
            "OUT four",
            "ERR six",
            "OUT five",
            "OUT unfinished"),
        transcript.stream().map(line -> line.stream() + " " + line.text()).toList());
    Instant before = task.info().startedAt().orElseThrow();
    for (OutputLine line : transcript) {
      assertEquals(1, line.attempt());
      assertFalse(line.at().isBefore(before), line.toString());
      before = line.at();
    }
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    task.output().print(new PrintStream(printed, true, UTF_8));
    List<String> lines = printed.toString(UTF_8).lines().toList();
    assertEquals(transcript.size(), lines.size());
    for (int i = 0; i < lines.size(); i++) {
      assertTrue(lines.get(i).contains(transcript.get(i).stream().name()), lines.get(i));
      assertTrue(lines.get(i).endsWith(transcript.get(i).text()), lines.get(i));
    }
  }

  @Test
  @Requirement({"OUT-4", "RTY-2"})
  void eachAttempt_hasItsOwnPart() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    Task<String> task =
        prints.retried(
            () -> {
              int run = runs.incrementAndGet();
              System.out.print("run " + run + ";");
              LOGGER.info("run " + run);
              if (run < 3) {
                throw new IllegalStateException("failure " + run);
              }
              return "done";
            });
    task.join(LONG);
    TaskOutput output = task.output();
    assertEquals("run 1;run 2;run 3;", output.stdout());
    assertEquals(Optional.empty(), output.exception());
    for (int i = 1; i <= 3; i++) {
      TaskOutput attempt = output.attempt(i);
      assertEquals("run " + i + ";", attempt.stdout());
      assertEquals(1, attempt.logLines().size());
      for (OutputLine line : attempt.transcript()) {
        assertEquals(i, line.attempt());
      }
      assertEquals(i < 3, attempt.exception().isPresent());
    }
    assertTrue(output.attempt(1).exception().orElseThrow().contains("failure 1"));
    assertEquals("", output.attempt(4).stdout());
    assertThrows(IllegalArgumentException.class, () -> output.attempt(0));
  }

  @Test
  @Requirement("OUT-5")
  void snapshot_canBeTakenWhileTheTaskRuns() throws Exception {
    CountDownLatch printed = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    Task<String> task =
        prints.captured(
            () -> {
              System.out.println("early");
              System.out.print("unfin");
              printed.countDown();
              await(gate);
              System.out.println("ished");
              return "done";
            });
    await(printed);
    TaskOutput output = task.output();
    assertEquals("early" + END + "unfin", output.stdout());
    assertEquals(List.of("early", "unfin"), texts(output));
    gate.countDown();
    task.join(LONG);
    assertEquals("early" + END + "unfinished" + END, output.stdout());
    assertEquals(List.of("early", "unfinished"), texts(output));
  }

  private static List<String> texts(TaskOutput output) {
    return output.transcript().stream().map(OutputLine::text).toList();
  }

  @Test
  @Requirement("OUT-7")
  void everyWayOfPrinting_isKeptRight() throws Exception {
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    printInEveryWay(new PrintStream(expected, true, UTF_8));
    Task<String> task =
        prints.captured(
            () -> {
              printInEveryWay(System.out);
              printInEveryWay(System.err);
              return "done";
            });
    task.join(LONG);
    assertEquals(expected.toString(UTF_8), task.output().stdout());
    assertEquals(expected.toString(UTF_8), task.output().stderr());
  }

  @SuppressWarnings({"NullAway", "AnnotateFormatMethod"}) // null is what is tried
  private static void printInEveryWay(PrintStream to) throws IOException {
    String nothing = null;
    Object noObject = null;
    to.print(nothing);
    to.print(noObject);
    to.println(nothing);
    to.println(noObject);
    to.print(true);
    to.print('x');
    to.print(1);
    to.print(2L);
    to.print(3.5f);
    to.print(4.5);
    to.print(new char[] {'a', 'b'});
    to.print("text");
    to.print(List.of("an object"));
    to.println();
    to.println(true);
    to.println('y');
    to.println(1);
    to.println(2L);
    to.println(3.5f);
    to.println(4.5);
    to.println(new char[] {'c', 'd'});
    to.println("line");
    to.println(List.of("an object"));
    to.printf("%05d %s%n", 42, "formatted");
    to.printf(Locale.GERMANY, "%.2f%n", 1.5);
    to.format("%x", 255);
    to.format(Locale.ROOT, "%,d", 1_000_000);
    to.append('z').append("sequence").append("a subsequence", 2, 5).append(null);
    to.write('w');
    to.write("bytes".getBytes(UTF_8));
    to.write("some bytes".getBytes(UTF_8), 5, 5);
    to.writeBytes("more bytes".getBytes(UTF_8));
    to.print("carriage\rreturn\r\n");
    to.print("\n\n");
    to.print("äöü€𝄞");
    to.print(new char[] {'\ud834', '\udd1e'});
    to.flush();
    to.print("no end");
  }

  @Test
  @Requirement("OUT-7")
  void charactersSplitAcrossWrites_andBinaryJunk_areKeptByteForByte() throws Exception {
    byte[] text = "é€𝄞".getBytes(UTF_8);
    byte[] junk = new byte[256];
    for (int i = 0; i < junk.length; i++) {
      junk[i] = (byte) i;
    }
    Task<String> task =
        prints.quiet(
            () -> {
              for (byte one : text) {
                System.out.write(one);
                System.out.flush();
              }
              System.err.write(junk);
              return "done";
            });
    task.join(LONG);
    assertArrayEquals(text, task.output().stdoutBytes());
    assertEquals("é€𝄞", task.output().stdout());
    assertArrayEquals(junk, task.output().stderrBytes());
    assertTrue(task.output().stderr().contains("\ufffd"));
    assertTrue(texts(task.output()).contains("é€𝄞"));
  }

  @Test
  @Requirement("OUT-7")
  void linesEndInAnyUsualWay() throws Exception {
    Task<String> task =
        prints.captured(
            () -> {
              System.out.print("unix\nwindows\r\nprogress 1\rprogress 2\n\nlast");
              return "done";
            });
    task.join(LONG);
    assertEquals(
        List.of("unix", "windows", "progress 1\rprogress 2", "", "last"), texts(task.output()));
    assertEquals("unix\nwindows\r\nprogress 1\rprogress 2\n\nlast", task.output().stdout());
  }

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
