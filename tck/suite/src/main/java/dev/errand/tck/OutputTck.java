package dev.errand.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.OutputLine;
import dev.errand.Task;
import dev.errand.TaskOutput;
import dev.errand.tck.app.Prints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
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
}
