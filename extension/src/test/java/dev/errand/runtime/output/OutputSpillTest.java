package dev.errand.runtime.output;

import static dev.errand.StreamKind.ERR;
import static dev.errand.StreamKind.OUT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.errand.CaptureSettings;
import dev.errand.Keep;
import dev.errand.LogLine;
import dev.errand.OutputLine;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is too much for the memory is in a file, and nobody notices. */
class OutputSpillTest {
  private static final int MEMORY = 4096;
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final Executor THREADS = task -> new Thread(task).start();

  @TempDir Path directory;

  private OutputBuffer buffer(long limit, Keep keep) {
    return buffer(limit, keep, directory);
  }

  private static OutputBuffer buffer(long limit, Keep keep, Path directory) {
    return new OutputBuffer(
        CaptureSettings.DEFAULT.withLimit(limit, keep),
        THREADS,
        new Overflow(new OutputSettings(MEMORY, directory)));
  }

  private static void write(OutputBuffer buffer, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    buffer.write(OUT, 1, bytes, 0, bytes.length);
  }

  private static void log(OutputBuffer buffer, String message) {
    LogLine line =
        new LogLine(
            Instant.ofEpochSecond(1, 2), "WARN", "acme", message, "main", Optional.of("é\nat x"));
    buffer.store().append(1, message.length() + 1, () -> line);
  }

  private static byte[] random(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static int descriptorsOf(Path directory) throws IOException {
    int count = 0;
    try (Stream<Path> all = Files.list(DESCRIPTORS)) {
      for (Path descriptor : all.toList()) {
        try {
          count += Files.readSymbolicLink(descriptor).startsWith(directory) ? 1 : 0;
        } catch (IOException e) {
          // closed meanwhile
        }
      }
    }
    return count;
  }

  @Test
  void pastTheMemory_allIsReadBackAsItWasWritten() {
    OutputBuffer buffer = buffer(CaptureSettings.DEFAULT.limit(), Keep.HEAD);
    Random random = new Random(7);
    byte[] out = random(random, 1_000_000);
    byte[] err = random(random, 300_000);
    for (int at = 0; at < out.length; at += 10_000) {
      buffer.write(OUT, 1 + at / 500_000, out, at, 10_000);
      buffer.write(ERR, 1, err, at * 3 / 10, 3_000);
    }
    assertArrayEquals(out, buffer.stdoutBytes());
    assertArrayEquals(err, buffer.stderrBytes());
    assertArrayEquals(Arrays.copyOf(out, 500_000), buffer.attempt(1).stdoutBytes());
    assertEquals(0, buffer.droppedBytes());
    assertTrue(buffer.size() >= out.length + err.length, "takes " + buffer.size());
  }

  @Test
  void pastTheMemory_memoryHoldsNoMoreThanThat() {
    ByteLog bytes =
        new ByteLog(
            Long.MAX_VALUE / 2,
            Keep.HEAD,
            MEMORY,
            new Overflow(new OutputSettings(MEMORY, directory)),
            new Readers());
    for (int i = 0; i < 1000; i++) {
      bytes.append(new byte[1000], 0, 1000);
      assertTrue(bytes.inMemory() <= MEMORY, "holds " + bytes.inMemory());
    }
    assertEquals(1_000_000, bytes.end());
  }

  @Test
  void logPastTheMemory_isReadBackInItsPlace() {
    OutputBuffer buffer = buffer(CaptureSettings.DEFAULT.limit(), Keep.HEAD);
    for (int i = 0; i < 1000; i++) {
      log(buffer, "message é " + i);
      write(buffer, "line " + i + "\n");
    }
    List<LogLine> lines = buffer.logLines();
    assertEquals(1000, lines.size());
    LogLine last = lines.get(999);
    assertEquals("message é 999", last.message());
    assertEquals(
        new LogLine(last.at(), "WARN", "acme", last.message(), "main", last.exception()), last);
    assertEquals(Instant.ofEpochSecond(1, 2), last.at());
    assertEquals(Optional.of("é\nat x"), last.exception());
    List<OutputLine> transcript = buffer.transcript();
    assertEquals(2000, transcript.size());
    assertTrue(transcript.get(1998).text().startsWith("WARN [acme] message é 999"));
    assertEquals("line 999", transcript.get(1999).text());
  }

  @Test
  void tailPastTheMemory_keepsTheLast_andTheFileDoesNotGrow() {
    int limit = 50_000;
    OutputBuffer buffer = buffer(limit, Keep.TAIL);
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      all.append("line ").append(i).append('\n');
      write(buffer, "line " + i + "\n");
      log(buffer, "message " + i);
    }
    String written = all.toString();
    assertEquals(written.substring(written.length() - limit), buffer.stdout());
    List<LogLine> log = buffer.logLines();
    assertEquals("message 99999", log.get(log.size() - 1).message());
    int kept = log.stream().mapToInt(line -> line.message().length() + 1).sum();
    assertTrue(kept <= limit && kept > limit - 20, "kept " + kept);
    long logged = IntStream.range(0, 100_000).mapToLong(i -> ("message " + i).length() + 1).sum();
    assertEquals(written.length() - limit + logged - kept, buffer.droppedBytes());
    assertTrue(buffer.size() < 30L * limit, "takes " + buffer.size());
  }

  private static String text(SpillFile file, long position, int length) {
    byte[] bytes = new byte[length];
    file.read(position, bytes, 0, length);
    return new String(bytes, UTF_8);
  }

  @Test
  void tail_usesItsFileAgain_exceptWhileSomebodyReads() throws IOException {
    Readers readers = new Readers();
    SpillFile file = SpillFile.create(directory, 4, readers);
    long first = file.write("1111".getBytes(UTF_8));
    file.release(first);
    readers.enter();
    long second = file.write("2222".getBytes(UTF_8));
    assertEquals("1111", text(file, first, 4));
    readers.leave();
    assertEquals(first, file.write("333".getBytes(UTF_8)));
    assertEquals("333", text(file, first, 3));
    assertEquals("2222", text(file, second, 4));
  }

  @Test
  void readersWhileTheTailIsWritten_seeWhatWasThere() throws Exception {
    OutputBuffer buffer = buffer(20_000, Keep.TAIL);
    AtomicBoolean stop = new AtomicBoolean();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread writer =
        new Thread(
            () -> {
              for (int i = 100_000; !stop.get(); i++) {
                write(buffer, i + "\n");
              }
            });
    writer.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
    writer.start();
    try {
      for (int round = 0; round < 300; round++) {
        List<OutputLine> lines = buffer.transcript();
        for (int i = 2; i < lines.size() - 1; i++) { // the first may be cut, the last unfinished
          int before = Integer.parseInt(lines.get(i - 1).text());
          assertEquals(before + 1, Integer.parseInt(lines.get(i).text()));
        }
      }
    } finally {
      stop.set(true);
      writer.join();
    }
    assertEquals(null, failure.get());
  }

  @Test
  void followerPastTheMemory_getsEachLineOnce() throws Exception {
    OutputBuffer buffer = buffer(CaptureSettings.DEFAULT.limit(), Keep.HEAD);
    Lines lines = new Lines();
    buffer.follow().subscribe(lines);
    for (int i = 0; i < 20_000; i++) {
      write(buffer, "line " + i + "\n");
    }
    buffer.ended(null);
    lines.ended.await();
    assertEquals(IntStream.range(0, 20_000).mapToObj(i -> "line " + i).toList(), lines.texts);
  }

  @Test
  void interruptedTask_goesOnWriting() {
    OutputBuffer buffer = buffer(CaptureSettings.DEFAULT.limit(), Keep.HEAD);
    Thread.currentThread().interrupt();
    write(buffer, "0123456789".repeat(10_000));
    assertTrue(Thread.interrupted());
    write(buffer, "0123456789".repeat(10_000));
    assertEquals(200_000, buffer.stdoutBytes().length);
  }

  @Test
  void noFileCanBeMade_keepsWhatTheMemoryHolds_countsTheRest_andIsToldOnce() {
    Path missing = directory.resolve("missing");
    List<String> told = new ArrayList<>();
    Handler handler = recorder(told);
    Logger.getLogger("dev.errand").addHandler(handler);
    OutputBuffer head = buffer(CaptureSettings.DEFAULT.limit(), Keep.HEAD, missing);
    OutputBuffer tail = buffer(CaptureSettings.DEFAULT.limit(), Keep.TAIL, missing);
    try {
      for (int i = 0; i < 10_000; i++) {
        write(head, "é€" + i + "\n");
        write(tail, "é€" + i + "\n");
        log(head, "message " + i);
        log(tail, "message " + i);
      }
    } finally {
      Logger.getLogger("dev.errand").removeHandler(handler);
    }
    String written =
        IntStream.range(0, 10_000).mapToObj(i -> "é€" + i + "\n").reduce("", String::concat);
    int all = written.getBytes(UTF_8).length;
    assertTrue(written.startsWith(head.stdout()) && head.stdout().length() > MEMORY / 8);
    assertTrue(written.endsWith(tail.stdout()) && tail.stdout().length() > MEMORY / 8);
    assertTrue(tail.logLines().get(tail.logLines().size() - 1).message().endsWith(" 9999"));
    assertTrue(head.logLines().get(0).message().endsWith(" 0"));
    long logged = IntStream.range(0, 10_000).mapToLong(i -> ("message " + i).length() + 1).sum();
    for (OutputBuffer buffer : List.of(head, tail)) {
      assertTrue(buffer.stdoutBytes().length <= MEMORY);
      long kept = buffer.stdoutBytes().length;
      long keptLog = buffer.logLines().stream().mapToLong(l -> l.message().length() + 1).sum();
      assertEquals(all + logged - kept - keptLog, buffer.droppedBytes());
    }
    assertEquals(2, told.size(), () -> told.toString()); // one for each container's directory
    assertTrue(told.get(0).contains(missing.toString()), told.get(0));
  }

  @Test
  void diskFullOnTheWay_keepsWhatIsThere() {
    for (Keep keep : Keep.values()) {
      OutputBuffer buffer =
          new OutputBuffer(CaptureSettings.DEFAULT.withLimit(1_000_000, keep), THREADS, full(5));
      StringBuilder all = new StringBuilder();
      for (int i = 0; i < 10_000; i++) {
        all.append(i).append(',');
        write(buffer, i + ",");
      }
      String written = all.toString();
      String kept = buffer.stdout();
      assertEquals(written.length(), kept.length() + buffer.droppedBytes());
      assertTrue(kept.length() > MEMORY / 2, "kept " + kept.length());
      assertTrue(keep == Keep.HEAD ? written.startsWith(kept) : written.endsWith(kept));
    }
  }

  /** A disk that takes so many chunks. */
  private Overflow full(int chunks) {
    return new Overflow(new OutputSettings(MEMORY, directory)) {
      @Override
      SpillFile open(int slot, Readers readers) throws IOException {
        return new SpillFile(new SmallFile(directory.resolve("small"), chunks), slot, readers);
      }
    };
  }

  private static final class SmallFile extends RandomAccessFile {
    private int chunks;

    private SmallFile(Path file, int chunks) throws IOException {
      super(file.toFile(), "rw");
      this.chunks = chunks;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      if (chunks-- <= 0) {
        throw new IOException("No space left on device");
      }
      super.write(bytes);
    }
  }

  @Test
  void temporaryFile_hasNoName_andIsGoneWithItsOutput() throws Exception {
    assumeTrue(Files.isDirectory(DESCRIPTORS), "What is open can only be seen on Linux.");
    ReferenceQueue<OutputBuffer> queue = new ReferenceQueue<>();
    PhantomReference<OutputBuffer> gone = spilled(queue);
    while (queue.remove(10) == null) {
      System.gc();
    }
    gone.clear();
    while (descriptorsOf(directory) > 0) {
      System.gc(); // the JDK's cleaner is another thread
    }
    assertEquals(0, descriptorsOf(directory));
  }

  private PhantomReference<OutputBuffer> spilled(ReferenceQueue<OutputBuffer> queue)
      throws IOException {
    OutputBuffer buffer = buffer(CaptureSettings.DEFAULT.limit(), Keep.HEAD);
    write(buffer, "x".repeat(20_000));
    assertEquals(1, descriptorsOf(directory));
    try (Stream<Path> named = Files.list(directory)) {
      assertEquals(List.of(), named.toList());
    }
    return new PhantomReference<>(buffer, queue);
  }

  private static final class Lines implements Flow.Subscriber<OutputLine> {
    private final List<String> texts = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(OutputLine line) {
      texts.add(line.text());
    }

    @Override
    public void onError(Throwable failure) {
      ended.countDown();
    }

    @Override
    public void onComplete() {
      ended.countDown();
    }
  }

  private static Handler recorder(List<String> told) {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        if (record.getMessage().startsWith("ERRAND-0020: ")) {
          told.add(record.getMessage());
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
