package dev.errand.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.CaptureSettings;
import dev.errand.Keep;
import dev.errand.LogLine;
import dev.errand.OutputLine;
import dev.errand.Task;
import dev.errand.TaskKind;
import dev.errand.TaskOutput;
import dev.errand.TaskQuery;
import dev.errand.TaskSupervisor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/output.md}. */
class OutputTest {
  private static final String END = System.lineSeparator();

  @AutoClose private static final Application APP = Application.start(Stocktaking.class);

  private final TaskSupervisor supervisor = APP.supervisor();
  private final Stocktaking stocktaking = APP.bean(Stocktaking.class);

  @Test
  void whatATaskWrote_isRead() {
    // guide: reading
    Task<Integer> count = stocktaking.count("tea");
    count.join(); // not needed: output can be read at any time

    TaskOutput output = count.output();
    output.stdout(); // counting tea
    output.stderr(); // a jar fell
    output.log(); // WARNING [com.acme.stock] tea is dusty
    for (LogLine line : output.logLines()) {
      line.level(); // and logger(), message(), thread(), at(), exception()
    }
    for (OutputLine line : output.transcript()) { // all of it in the order of time
      line.stream(); // OUT, then LOG, then ERR; and text(), at(), attempt()
    }
    output.print(System.out); // the transcript, readable
    // end
    assertEquals("counting tea" + END, output.stdout());
    assertEquals("a jar fell" + END, output.stderr());
    assertEquals("WARNING [com.acme.stock] tea is dusty\n", output.log());
    assertEquals(
        List.of("OUT", "LOG", "ERR"),
        output.transcript().stream().map(line -> line.stream().name()).toList());
  }

  @Test
  void limits_dropOneEnd_andCountIt() {
    // guide: limits
    Task<Integer> all = stocktaking.countAll();
    all.join();

    TaskOutput output = all.output();
    output.stdout(); // ends with: counting shelf 1000
    output.truncated(); // true
    output.droppedBytes(); // how many
    // end
    assertTrue(output.stdout().endsWith("counting shelf 1000" + END));
    assertTrue(output.truncated());
    long written =
        Stream.iterate(1, shelf -> shelf + 1)
            .limit(1_000)
            .mapToLong(shelf -> ("counting shelf " + shelf + END).length())
            .sum();
    assertEquals(written, output.stdoutBytes().length + output.droppedBytes());
    assertTrue(output.stdoutBytes().length <= 1_000);
    assertEquals(
        List.of("the last shelf is empty"),
        output.logLines().stream().map(LogLine::message).toList());
  }

  @Test
  void follower_getsTheLines_whileTheTaskRuns() throws Exception {
    try (Gate upload = new Gate()) {
      // guide: following
      Task<String> task =
          supervisor
              .task("upload")
              .captureOutput()
              .submit(
                  () -> {
                    System.out.println("ready");
                    return upload.call();
                  });
      Console console = new Console();
      task.output().follow().subscribe(console);
      // end
      assertEquals("OUT ready", console.shown.take());
      assertFalse(task.isDone());
      upload.close();
      assertEquals("the end", console.shown.take());
    }
  }

  @Test
  void request_isCaptured_andItsAttemptsAreApart() {
    // guide: requests
    CaptureSettings quietly =
        CaptureSettings.DEFAULT
            .withEcho(false)
            .withLevel("INFO")
            .withLoggers("com.acme")
            .withLimit(1_000_000, Keep.HEAD);
    int[] tries = {0};
    Task<String> flaky =
        supervisor
            .task("flaky")
            .captureOutput(quietly)
            .retry(2, IOException.class)
            .submit(
                () -> {
                  tries[0]++;
                  System.out.print("try " + tries[0] + ". ");
                  if (tries[0] == 1) {
                    throw new IOException("no line");
                  }
                  return "connected";
                });
    flaky.join();

    flaky.output().stdout(); // try 1. try 2.
    flaky.output().attempt(1).stdout(); // try 1.
    flaky.output().attempt(1).exception(); // java.io.IOException: no line, with its trace
    flaky.output().exception(); // empty: it has completed
    // end
    assertEquals("try 1. try 2. ", flaky.output().stdout());
    assertEquals("try 1. ", flaky.output().attempt(1).stdout());
    assertTrue(
        flaky
            .output()
            .attempt(1)
            .exception()
            .orElseThrow()
            .startsWith("java.io.IOException: no line"));
    assertTrue(flaky.output().exception().isEmpty());
  }

  @Test
  void callWithoutBackground_isATaskOfItsCallersThread() {
    // guide: in the caller's thread
    int jars = stocktaking.recount("milk"); // runs here, returns and throws as ever

    TaskQuery recounts = TaskQuery.all().name("Stocktaking.recount").latestFirst().page(0, 1);
    TaskOutput output =
        supervisor.find(supervisor.tasks(recounts).get(0).id()).orElseThrow().output();
    output.stdout(); // recounting milk
    // end
    assertEquals(7, jars);
    assertEquals("recounting milk" + END, output.stdout());
    assertEquals(TaskKind.INLINE, supervisor.tasks(recounts).get(0).kind());
  }

  @Test
  void outerCapture_getsTheInnerOne() {
    // guide: a capture in a capture
    Task<Integer> year =
        supervisor
            .task("year")
            .captureOutput()
            .submit(
                () -> {
                  System.out.print("taking stock: ");
                  return stocktaking.recount("tea"); // a task of its own
                });
    year.join();
    year.output().stdout(); // taking stock: recounting tea
    // end
    assertEquals("taking stock: recounting tea" + END, year.output().stdout());
  }

  @Test
  void whatIsPastTheMemory_isInAFile_thatNobodySees(@TempDir Path directory) throws Exception {
    Map<String, String> small =
        Map.of("errand.output.memory", "1000", "errand.output.directory", directory.toString());
    try (Application app = Application.start(small)) {
      Task<?> task =
          app.supervisor()
              .task("much")
              .captureOutput(CaptureSettings.DEFAULT.withEcho(false))
              .submit(() -> System.out.print("x".repeat(1_000_000)));
      task.join();
      assertEquals(1_000_000, task.output().stdout().length());
      assertFalse(task.output().truncated());
      try (Stream<Path> files = Files.list(directory)) {
        assertEquals(List.of(), files.toList());
      }
    }
  }

  @Test
  void transcript_isPrinted() {
    Task<Integer> count = stocktaking.count("tea");
    count.join();
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    count.output().print(new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertEquals(3, printed.toString(StandardCharsets.UTF_8).lines().count());
  }
}
