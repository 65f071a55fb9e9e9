package dev.errand.runtime.output;

import static dev.errand.StreamKind.ERR;
import static dev.errand.StreamKind.LOG;
import static dev.errand.StreamKind.OUT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.errand.CaptureSettings;
import dev.errand.OutputLine;
import dev.errand.spi.RecordedOutput;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CaptureTest {
  private static final CaptureSettings ECHO = CaptureSettings.DEFAULT;
  private static final CaptureSettings SILENT = ECHO.withEcho(false);

  private final Console console = new Console();

  @AfterEach
  void restoreStreams() {
    console.close();
  }

  /** Uses every way of writing that a PrintStream has. */
  private static void writeEverything() throws Exception {
    System.out.print(true);
    System.out.print('c');
    System.out.print(1);
    System.out.print(2L);
    System.out.print(1.5f);
    System.out.print(2.5);
    System.out.print(new char[] {'x', 'y'});
    System.out.print((String) null);
    System.out.print((Object) null);
    System.out.print("€");
    System.out.print(List.of(1));
    System.out.println();
    System.out.println(false);
    System.out.println('d');
    System.out.println(3);
    System.out.println(4L);
    System.out.println(3.5f);
    System.out.println(4.5);
    System.out.println(new char[] {'z'});
    System.out.println((String) null);
    System.out.println((Object) null);
    System.out.println(List.of(2));
    System.out.printf("%s %d%n", "formatted", 1);
    System.out.printf(Locale.GERMANY, "%.1f%n", 0.5);
    System.out.format("%s", (Object) null).format(Locale.US, "%.1f%n", 0.5);
    System.out.append('e').append("fgh").append("xijx", 1, 3).append(null).append('\n');
    System.out.write('w');
    System.out.write("€".getBytes(UTF_8), 0, 2);
    System.out.write("€".getBytes(UTF_8), 2, 1);
    System.out.write("raw".getBytes(UTF_8));
    System.out.writeBytes("bytes".getBytes(UTF_8));
    System.out.print("\uD83D");
    System.out.print("\uDE00");
    System.out.flush();
    System.out.close();
    System.out.println("still open");
  }

  @Test
  void everyWayOfWriting_isCapturedAsThePrintStreamWouldWriteIt() throws Exception {
    writeEverything();
    String expected = console.printed();
    RecordedOutput output = console.run(ECHO, CaptureTest::writeEverything);
    assertEquals(expected, output.stdout());
    assertEquals(expected + expected, console.printed());
  }

  @Test
  void withoutEcho_theConsoleGetsNothing() throws Exception {
    RecordedOutput output =
        console.run(
            SILENT,
            () -> {
              writeEverything();
              System.err.println("to err");
            });
    assertEquals("", console.printed() + console.complained());
    assertEquals("to err" + System.lineSeparator(), output.stderr());
  }

  @Test
  void objectsAndFormats_areAskedForTheirTextOnce() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Object counter =
        new Object() {
          @Override
          public String toString() {
            return "asked " + asked.incrementAndGet();
          }
        };
    RecordedOutput output =
        console.run(
            ECHO,
            () -> {
              System.out.println(counter);
              System.out.printf("%s", counter);
            });
    assertEquals("asked 1" + System.lineSeparator() + "asked 2", output.stdout());
    assertEquals(output.stdout(), console.printed());
  }

  @Test
  void printingWhilePrinting_isCapturedToo() throws Exception {
    Object talkative =
        new Object() {
          @Override
          public String toString() {
            System.out.print("inner ");
            return "outer";
          }
        };
    RecordedOutput output = console.run(ECHO, () -> System.out.print(talkative));
    assertEquals("inner outer", output.stdout());
    assertEquals("inner outer", console.printed());
  }

  @Test
  void streamThatIsNotAskedFor_passesThrough() throws Exception {
    RecordedOutput output =
        console.run(
            SILENT.withStreams(ERR),
            () -> {
              System.out.print("passes");
              System.err.print("kept");
            });
    assertEquals("passes", console.printed());
    assertEquals("", console.complained());
    assertEquals("", output.stdout());
    assertEquals("kept", output.stderr());
  }

  @Test
  void otherThreadsAndAfterwards_areNotCaptured() throws Exception {
    RecordedOutput output =
        console.run(
            SILENT,
            () -> {
              Thread other = new Thread(() -> System.out.print("other "));
              other.start();
              other.join();
              System.out.print("mine");
            });
    System.out.print("after");
    assertEquals("mine", output.stdout());
    assertEquals("other after", console.printed());
  }

  @Test
  void bodyThrows_outputBeforeIsKeptAndTheThreadIsFree() {
    RecordedOutput output = console.capture.open(SILENT);
    assertThrows(
        IllegalStateException.class,
        () ->
            console.attempt(
                output,
                1,
                () -> {
                  System.out.print("before");
                  throw new IllegalStateException();
                }));
    System.out.print("free");
    assertEquals("before", output.stdout());
    assertEquals("free", console.printed());
  }

  @Test
  void notCaptured_isLeftAlone() throws Exception {
    RecordedOutput output = console.run(null, () -> System.out.print("as ever"));
    assertEquals("as ever", console.printed());
    assertEquals("", output.stdout());
  }

  @Test
  void nestedCapture_outerReceivesWhatTheInnerDoesAndTheConsoleOnce() throws Exception {
    RecordedOutput[] inner = new RecordedOutput[1];
    RecordedOutput outer =
        console.run(
            ECHO,
            () -> {
              System.out.print("a");
              inner[0] = console.run(ECHO, () -> System.out.print("b"));
              System.out.print("c");
            });
    assertEquals("b", inner[0].stdout());
    assertEquals("abc", outer.stdout());
    assertEquals("abc", console.printed());
  }

  @Test
  void nestedCaptureWithoutEcho_outerStillReceivesAndTheConsoleNothing() throws Exception {
    RecordedOutput outer =
        console.run(ECHO, () -> console.run(SILENT, () -> System.out.print("quiet")));
    assertEquals("quiet", outer.stdout());
    RecordedOutput silentOuter =
        console.run(SILENT, () -> console.run(ECHO, () -> System.out.print("quiet")));
    assertEquals("quiet", silentOuter.stdout());
    assertEquals("", console.printed());
  }

  @Test
  void attempts_areKeptApart() throws Exception {
    RecordedOutput output = console.capture.open(SILENT);
    console.attempt(output, 1, () -> System.out.print("first, unfinished"));
    console.attempt(output, 2, () -> System.out.println("second"));
    assertEquals("first, unfinished", output.attempt(1).stdout());
    assertEquals("second" + System.lineSeparator(), output.attempt(2).stdout());
    assertEquals(
        List.of("first, unfinished", "second"),
        output.transcript().stream().map(OutputLine::text).toList());
  }

  @Test
  void wrappedWorkOnAnotherThread_belongsToTheTaskAndTheCapturesAround() throws Exception {
    RecordedOutput inner = console.capture.open(SILENT);
    RecordedOutput outer =
        console.run(
            SILENT,
            () ->
                console.attempt(
                    inner,
                    1,
                    () -> {
                      Thread helper = new Thread(() -> wrapped(inner, "helped"));
                      helper.start();
                      helper.join();
                    }));
    assertEquals("helped", inner.stdout());
    assertEquals("helped", outer.stdout());
    assertEquals("", console.printed());
  }

  @Test
  void attemptThatLeavesLate_takesNothingFromTheNext() throws Exception {
    RecordedOutput inner = console.capture.open(SILENT);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    FutureTask<Object> late =
        new FutureTask<>(
            () -> {
              console.attempt(
                  inner,
                  1,
                  () -> {
                    begun.countDown();
                    over.await();
                  });
              return null;
            });
    new Thread(late).start();
    begun.await();
    RecordedOutput outer =
        console.run(
            SILENT,
            () ->
                console.attempt(
                    inner,
                    2,
                    () -> {
                      over.countDown();
                      late.get();
                      Thread helper = new Thread(() -> wrapped(inner, "helped"));
                      helper.start();
                      helper.join();
                    }));
    assertEquals("helped", outer.stdout());
  }

  @Test
  void wrappedWorkOnTheSameThread_isCapturedOnce() throws Exception {
    RecordedOutput output = console.capture.open(SILENT);
    console.attempt(output, 1, () -> wrapped(output, "once"));
    assertEquals("once", output.stdout());
  }

  private void wrapped(RecordedOutput output, String text) {
    Runnable left = console.capture.decorator().enter(new AttemptRun(output, 1));
    try {
      System.out.print(text);
    } finally {
      left.run();
    }
  }

  @Test
  void leftMeanwhile_isNotCaptured_andThenIsAgain() throws Exception {
    RecordedOutput output = console.capture.open(SILENT);
    AttemptRun run = new AttemptRun(output, 1);
    console.attempt(
        output,
        1,
        () -> {
          System.out.print("before ");
          Runnable back = console.capture.decorator().leave(run);
          System.out.print("elsewhere");
          back.run();
          System.out.print("after");
        });
    assertEquals("before after", output.stdout());
    assertEquals("elsewhere", console.printed());
  }

  @Test
  void halfACharacterAtTheEnd_isNotLost() throws Exception {
    RecordedOutput output = console.run(SILENT, () -> System.out.print("x\uD83D"));
    assertEquals("x?", output.stdout());
  }

  @Test
  void onlyTheLogAskedFor_printsPass() throws Exception {
    RecordedOutput output = console.run(SILENT.withStreams(LOG), () -> System.out.print("printed"));
    assertEquals("printed", console.printed());
    assertEquals(List.of(), output.transcript());
    assertEquals(0, output.attempt(1).transcript().stream().filter(l -> l.stream() == OUT).count());
  }
}
