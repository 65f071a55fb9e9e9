package dev.errand.runtime.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errand.CaptureSettings;
import dev.errand.OutputLine;
import dev.errand.StreamKind;
import dev.errand.spi.RecordedOutput;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Random prints and writes, by several threads at once: what is captured is what was written. */
class CaptureFuzzTest {
  private static final CaptureSettings SILENT = CaptureSettings.DEFAULT.withEcho(false);
  private static final int THREADS = 4;
  private static final int STEPS = 5_000;
  private static final String END = System.lineSeparator();

  /** With characters of one to four bytes, of which the last one is two chars. */
  private static final String[] PIECES = {
    "a", "word ", "é", "ß€", "漢字", "\uD83D\uDE00", "\r", "\n", "\r\n", "\t", "", "\u0000", "%s%d"
  };

  private final Console console = new Console();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void stop() {
    threads.shutdownNow();
    console.close();
  }

  @Test
  void tasksAtOnce_eachHasExactlyWhatItWrote() throws Exception {
    for (int seed = 1; seed <= 5; seed++) {
      CyclicBarrier together = new CyclicBarrier(THREADS);
      List<Writer> writers = new ArrayList<>();
      List<Future<RecordedOutput>> outputs = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Writer writer = new Writer(100L * seed + i);
        writers.add(writer);
        outputs.add(
            threads.submit(
                () ->
                    console.run(
                        SILENT,
                        () -> {
                          together.await();
                          for (int step = 0; step < STEPS; step++) {
                            writer.step();
                          }
                        })));
      }
      for (int i = 0; i < THREADS; i++) {
        RecordedOutput output = outputs.get(i).get();
        String which = "seed " + (100L * seed + i);
        assertArrayEquals(writers.get(i).out.toByteArray(), output.stdoutBytes(), which);
        assertArrayEquals(writers.get(i).err.toByteArray(), output.stderrBytes(), which);
        assertEquals(lines(writers.get(i).out), textOf(output.transcript(), StreamKind.OUT), which);
      }
    }
  }

  /** Lines by the rules of the transcript: ended by a line feed, without a return before that. */
  private static String lines(ByteArrayOutputStream bytes) {
    List<String> lines = new ArrayList<>();
    for (String line : bytes.toString(UTF_8).split("\n", -1)) {
      lines.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }
    String last = lines.get(lines.size() - 1);
    return String.join("\n", lines) + (last.isEmpty() ? "" : "\n");
  }

  private static String textOf(List<OutputLine> transcript, StreamKind kind) {
    StringBuilder text = new StringBuilder();
    transcript.stream()
        .filter(line -> line.stream() == kind)
        .forEach(line -> text.append(line.text()).append('\n'));
    return text.toString();
  }

  @Test
  void threadsOfOneTask_tearNothing_andEachKeepsItsOrder() throws Exception {
    for (int seed = 1; seed <= 5; seed++) {
      RecordedOutput output = console.capture.open(SILENT);
      CyclicBarrier together = new CyclicBarrier(THREADS);
      List<Future<List<String>>> written = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Random random = new Random(100L * seed + i);
        String name = "thread" + i;
        written.add(
            threads.submit(
                () -> {
                  Runnable left = console.capture.decorator().enter(new AttemptRun(output, 1));
                  try {
                    together.await();
                    return wholeLines(random, name);
                  } finally {
                    left.run();
                  }
                }));
      }
      List<List<String>> expected = new ArrayList<>();
      for (Future<List<String>> lines : written) {
        expected.add(lines.get());
      }
      List<String> captured = output.stdout().lines().toList();
      assertEquals(THREADS * STEPS, captured.size());
      for (int i = 0; i < THREADS; i++) {
        String name = "thread" + i + " ";
        assertEquals(
            expected.get(i),
            captured.stream().filter(line -> line.startsWith(name)).toList(),
            "seed " + seed);
      }
    }
  }

  /** Each line in one call, by one method or another. */
  private static List<String> wholeLines(Random random, String name) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      String line = name + " " + i + " é漢\uD83D\uDE00".repeat(random.nextInt(20));
      lines.add(line);
      byte[] bytes = (line + "\n").getBytes(UTF_8);
      switch (random.nextInt(6)) {
        case 0 -> System.out.println(line);
        case 1 -> System.out.print(line + "\n");
        case 2 -> System.out.printf("%s\n", line);
        case 3 -> System.out.writeBytes(bytes);
        case 4 -> System.out.write(bytes, 0, bytes.length);
        default -> System.out.append(line + "\n");
      }
    }
    return lines;
  }

  /** What one thread writes, and what that has to be. */
  private static final class Writer {
    private final Random random;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Writer(long seed) {
      random = new Random(seed);
    }

    private String text() {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(6); i > 0; i--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      return text.toString();
    }

    private byte[] junk() {
      byte[] bytes = new byte[random.nextInt(random.nextInt(50) == 0 ? 20_000 : 20)];
      random.nextBytes(bytes);
      return bytes;
    }

    private void step() throws Exception {
      boolean toOut = random.nextInt(3) > 0;
      PrintStream to = toOut ? System.out : System.err;
      ByteArrayOutputStream expected = toOut ? out : err;
      expected.write(random.nextBoolean() ? print(to) : write(to));
    }

    /** Prints something; gives the bytes that it is. */
    private byte[] print(PrintStream to) {
      String text = text();
      int number = random.nextInt();
      switch (random.nextInt(15)) {
        case 0 -> to.print(text);
        case 1 -> {
          to.println(text);
          return bytes(text + END);
        }
        case 2 -> {
          to.println();
          return bytes(END);
        }
        case 3 -> {
          to.print(number);
          return bytes("" + number);
        }
        case 4 -> {
          to.println((long) number);
          return bytes(number + END);
        }
        case 5 -> {
          to.print('é');
          return bytes("é");
        }
        case 6 -> {
          to.println(number % 2 == 0);
          return bytes((number % 2 == 0) + END);
        }
        case 7 -> {
          to.print(number / 3.0);
          return bytes("" + number / 3.0);
        }
        case 8 -> to.print(text.toCharArray());
        case 9 -> {
          to.printf("%s|%05d%n", text, number % 1000);
          return bytes(String.format("%s|%05d%n", text, number % 1000));
        }
        case 10 -> {
          to.format(Locale.GERMANY, "%,.2f", number / 7.0);
          return bytes(String.format(Locale.GERMANY, "%,.2f", number / 7.0));
        }
        case 11 -> {
          to.append("<").append(text, 0, text.length()).append('>');
          return bytes("<" + text + ">");
        }
        case 12 -> {
          to.print((Object) null);
          return bytes("null");
        }
        case 13 -> {
          to.print('\uD83D');
          to.print('\uDE00');
          return bytes("\uD83D\uDE00");
        }
        default -> to.append(text);
      }
      return bytes(text);
    }

    /** Writes bytes; gives them. */
    private byte[] write(PrintStream to) throws Exception {
      byte[] junk = junk();
      switch (random.nextInt(5)) {
        case 0 -> to.write(junk);
        case 1 -> to.writeBytes(junk);
        case 2 -> {
          int from = random.nextInt(junk.length + 1);
          to.write(junk, from, junk.length - from);
          return Arrays.copyOfRange(junk, from, junk.length);
        }
        case 3 -> {
          for (byte b : bytes("漢\uD83D\uDE00")) {
            to.write(b);
          }
          return bytes("漢\uD83D\uDE00");
        }
        default -> {
          int b = random.nextInt(512);
          to.write(b);
          to.flush();
          return new byte[] {(byte) b};
        }
      }
      return junk;
    }

    private static byte[] bytes(String text) {
      return text.getBytes(UTF_8);
    }
  }
}
