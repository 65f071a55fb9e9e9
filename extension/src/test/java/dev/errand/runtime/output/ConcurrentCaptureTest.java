package dev.errand.runtime.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.CaptureSettings;
import dev.errand.OutputLine;
import dev.errand.spi.RecordedOutput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConcurrentCaptureTest {
  private static final CaptureSettings SILENT = CaptureSettings.DEFAULT.withEcho(false);
  private static final int LINES = 200_000;

  private final Console console = new Console();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
    console.close();
  }

  @Test
  void tasksAtOnce_eachHasItsOwnBytesExactly() throws Exception {
    CyclicBarrier together = new CyclicBarrier(3);
    List<Future<RecordedOutput>> tasks = new ArrayList<>();
    for (String name : List.of("one", "two")) {
      tasks.add(
          threads.submit(
              () ->
                  console.run(
                      SILENT,
                      () -> {
                        together.await();
                        for (int i = 0; i < LINES; i++) {
                          System.out.println(name + " é " + i);
                        }
                      })));
    }
    Future<?> nobody =
        threads.submit(
            () -> {
              together.await();
              for (int i = 0; i < 1000; i++) {
                System.out.println("nobody");
              }
              return null;
            });
    for (int task = 0; task < 2; task++) {
      String name = List.of("one", "two").get(task);
      StringBuilder expected = new StringBuilder();
      for (int i = 0; i < LINES; i++) {
        expected.append(name).append(" é ").append(i).append(System.lineSeparator());
      }
      RecordedOutput output = tasks.get(task).get();
      assertArrayEquals(expected.toString().getBytes(StandardCharsets.UTF_8), output.stdoutBytes());
      assertEquals(LINES, output.transcript().size());
      assertEquals(name + " é 7", output.transcript().get(7).text());
    }
    nobody.get();
    assertEquals(1000, console.printed().lines().count());
  }

  @Test
  void threadsOfOneTask_tearNoLine() throws Exception {
    RecordedOutput output = console.capture.open(SILENT);
    Callable<Object> printing =
        () -> {
          for (int i = 0; i < 20_000; i++) {
            System.out.println("exactly this line");
          }
          return null;
        };
    AttemptRun run = new AttemptRun(output, 1);
    Future<?> first = threads.submit(() -> console.capture.decorator().around(run, printing));
    Future<?> second =
        threads.submit(
            () -> {
              Runnable left = console.capture.decorator().enter(run);
              try {
                return printing.call();
              } finally {
                left.run();
              }
            });
    first.get();
    second.get();
    List<OutputLine> lines = output.transcript();
    assertEquals(40_000, lines.size());
    assertTrue(lines.stream().allMatch(line -> line.text().equals("exactly this line")));
  }

  @Test
  void snapshotsWhileWriting_areAlwaysABeginningOfTheWhole() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    RecordedOutput output = console.capture.open(SILENT);
    Future<?> writer =
        threads.submit(
            () -> {
              console.attempt(
                  output,
                  1,
                  () -> {
                    for (int i = 0; i < 50_000; i++) {
                      System.out.println(i);
                    }
                  });
              done.set(true);
              return null;
            });
    while (!done.get() && !writer.isDone()) {
      List<OutputLine> lines = output.transcript();
      for (int i = 0; i < lines.size(); i++) {
        assertEquals(Integer.toString(i), lines.get(i).text());
      }
    }
    writer.get();
    assertEquals(50_000, output.transcript().size());
  }
}
