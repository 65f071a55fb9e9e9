package dev.errand.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.CaptureSettings;
import dev.errand.Keep;
import dev.errand.OutputLine;
import dev.errand.Task;
import dev.errand.tck.app.Prints;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** OUT-2, OUT-6: much output, of several at once. */
public class SeparateOutputTck extends TckTest {
  private static final int LINES = 200_000;
  private static final Duration LONGER = Duration.ofSeconds(50);

  private final Prints prints = bean(Prints.class);

  @Test
  @Requirement("OUT-2")
  void tasksAtOnce_neverSeeEachOthersOutput_byteForByte() throws Exception {
    CyclicBarrier together = new CyclicBarrier(3);
    CountDownLatch end = new CountDownLatch(1);
    Task<String> first = prints.quiet(() -> manyLines("first", together));
    Task<String> second = prints.quiet(() -> manyLines("second", together));
    Thread stranger =
        new Thread(
            () -> {
              while (end.getCount() > 0) {
                System.out.print(""); // goes the way of a print, and says nothing on the console
                System.out.write(new byte[0], 0, 0);
              }
            });
    stranger.start();
    together.await(LONG.toSeconds(), TimeUnit.SECONDS);
    try {
      first.join(LONGER);
      second.join(LONGER);
    } finally {
      end.countDown();
      stranger.join(LONG.toMillis());
    }
    assertArrayEquals(expected("first"), first.output().stdoutBytes());
    assertArrayEquals(expected("second"), second.output().stdoutBytes());
    assertArrayEquals(expected("first, err"), first.output().stderrBytes());
    assertFalse(first.output().truncated());
  }

  private static String manyLines(String who, CyclicBarrier together) throws Exception {
    together.await(LONG.toSeconds(), TimeUnit.SECONDS);
    for (int i = 0; i < LINES; i++) {
      System.out.println(who + " " + i);
      System.err.println(who + ", err " + i);
    }
    return "done";
  }

  private static byte[] expected(String who) {
    String end = System.lineSeparator();
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < LINES; i++) {
      all.append(who).append(' ').append(i).append(end);
    }
    return all.toString().getBytes(UTF_8);
  }

  @Test
  @Requirement("OUT-2")
  void anybodyElsesOutput_isNotCaptured() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    Task<String> task =
        prints.captured(
            () -> {
              started.countDown();
              await(gate);
              System.out.print("mine");
              return "done";
            });
    await(started);
    System.out.println("printed by nobody's task, on purpose");
    Callable<String> other =
        () -> {
          System.out.println("printed by a task that is not captured, on purpose");
          return "done";
        };
    prints.notCaptured(other).join(LONG);
    gate.countDown();
    task.join(LONG);
    assertEquals("mine", task.output().stdout());
  }

  @Test
  @Requirement("OUT-2")
  void threadOfThePool_isNotCapturedAfterACapturedTask() throws Exception {
    for (int i = 0; i < 20; i++) {
      Task<String> captured = prints.quiet(() -> print("captured"));
      captured.join(LONG);
      Task<String> plain = prints.notCaptured(() -> print(""));
      plain.join(LONG);
      assertEquals("captured", captured.output().stdout());
      assertEquals("", plain.output().stdout());
    }
  }

  private static String print(String text) {
    System.out.print(text);
    return "done";
  }

  @Test
  @Requirement({"OUT-6", "OUT-5"})
  void pastTheMemory_outputIsReadAndFollowedAsBefore_alsoWhileItIsWritten() throws Exception {
    CountDownLatch halfWritten = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    Task<String> task =
        prints.quiet(
            () -> {
              numbers(0, LINES / 2);
              halfWritten.countDown();
              await(gate);
              numbers(LINES / 2, LINES);
              return "done";
            });
    Lines follower = new Lines();
    task.output().follow().subscribe(follower);
    await(halfWritten);
    assertArrayEquals(numbered(LINES / 2), task.output().stdoutBytes());
    gate.countDown();
    task.join(LONGER);
    assertArrayEquals(numbered(LINES), task.output().stdoutBytes());
    assertEquals(0, task.output().droppedBytes());
    await(follower.ended);
    assertEquals(LINES, follower.lines.size());
    assertEquals("number 199999", follower.lines.get(LINES - 1).text());
  }

  private static void numbers(int from, int to) {
    for (int i = from; i < to; i++) {
      System.out.println("number " + i);
    }
  }

  private static byte[] numbered(int count) {
    String end = System.lineSeparator();
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < count; i++) {
      all.append("number ").append(i).append(end);
    }
    return all.toString().getBytes(UTF_8);
  }

  private static final class Lines implements Flow.Subscriber<OutputLine> {
    private final List<OutputLine> lines = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(OutputLine line) {
      lines.add(line);
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

  @Test
  @Requirement("OUT-6")
  void pastTheLimit_theNewestOrTheOldestIsDropped_andCounted() throws Exception {
    for (Keep keep : Keep.values()) {
      pastTheLimit(keep, 1_000, 999);
      pastTheLimit(keep, 500_000, 99_999); // that is past the memory too
    }
  }

  private static void pastTheLimit(Keep keep, int limit, int tens) throws Exception {
    Task<String> task =
        supervisor()
            .task("limited output")
            .captureOutput(CaptureSettings.DEFAULT.withEcho(false).withLimit(limit, keep))
            .submit(
                () -> {
                  System.out.print("start");
                  for (int i = 0; i < tens; i++) {
                    System.out.print("0123456789");
                  }
                  System.out.print("finis");
                  return "done";
                });
    task.join(LONG);
    int kept = task.output().stdoutBytes().length;
    assertTrue(task.output().truncated());
    assertTrue(kept <= limit && kept > limit / 2, keep + " kept " + kept);
    assertEquals(10L * (tens + 1), kept + task.output().droppedBytes(), keep.name());
    assertEquals(keep == Keep.HEAD, task.output().stdout().startsWith("start"), keep.name());
    assertEquals(keep == Keep.TAIL, task.output().stdout().endsWith("finis"), keep.name());
  }
}
