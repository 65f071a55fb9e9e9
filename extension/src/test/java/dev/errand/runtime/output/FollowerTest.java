package dev.errand.runtime.output;

import static dev.errand.StreamKind.ERR;
import static dev.errand.StreamKind.OUT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.CaptureSettings;
import dev.errand.Keep;
import dev.errand.OutputLine;
import dev.errand.spi.RecordedOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowerTest {
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final OutputBuffer buffer =
      new OutputBuffer(CaptureSettings.DEFAULT, executor, Outputs.OVERFLOW);

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  private void print(String text) {
    write(buffer, text);
  }

  private static void write(OutputBuffer to, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    to.write(OUT, 1, bytes, 0, bytes.length);
  }

  /** Notes what it is told, and asks for as many lines as it was made with. */
  private static class Reader implements Flow.Subscriber<OutputLine> {
    final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    final CountDownLatch subscribed = new CountDownLatch(1);
    final CountDownLatch over = new CountDownLatch(1);
    volatile Flow.@Nullable Subscription subscription;
    volatile @Nullable Throwable failure;
    volatile @Nullable Thread thread;
    private final long first;

    Reader(long first) {
      this.first = first;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      thread = Thread.currentThread();
      subscribed.countDown();
      if (first != 0) {
        given.request(first);
      }
    }

    @Override
    public void onNext(OutputLine line) {
      lines.add(line.text());
    }

    @Override
    public void onError(Throwable thrown) {
      failure = thrown;
      over.countDown();
    }

    @Override
    public void onComplete() {
      over.countDown();
    }

    void request(long more) throws InterruptedException {
      await(subscribed);
      Objects.requireNonNull(subscription).request(more);
    }

    String next() throws InterruptedException {
      String line = lines.poll(10, TimeUnit.SECONDS);
      assertTrue(line != null, "no line came");
      return line;
    }

    List<String> rest() throws InterruptedException {
      await(over);
      return new ArrayList<>(lines);
    }
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertTrue(latch.await(10, TimeUnit.SECONDS), "waited too long");
  }

  @Test
  void joinsMidway_seesEverythingOnceInOrder() throws Exception {
    int count = 20_000;
    CountDownLatch half = new CountDownLatch(1);
    Thread writer =
        new Thread(
            () -> {
              for (int i = 0; i < count; i++) {
                print(i + "\n");
                if (i == count / 2) {
                  half.countDown();
                }
              }
              buffer.ended(null);
            });
    writer.start();
    await(half);
    Reader reader = new Reader(Long.MAX_VALUE);
    buffer.follow().subscribe(reader);
    List<String> expected = IntStream.range(0, count).mapToObj(String::valueOf).toList();
    assertEquals(expected, reader.rest());
    writer.join();
    Reader late = new Reader(Long.MAX_VALUE);
    buffer.follow().subscribe(late);
    assertEquals(expected, late.rest());
  }

  @Test
  void lineIsDelivered_whenItsEndIsWritten() throws Exception {
    Reader reader = new Reader(Long.MAX_VALUE);
    print("begun");
    buffer.follow().subscribe(reader);
    buffer.write(ERR, 1, new byte[] {'e', '\n'}, 0, 2);
    assertEquals("e", reader.next());
    print(" and ended\nlast");
    assertEquals("begun and ended", reader.next());
    buffer.ended(null);
    print("too late\n");
    assertEquals(List.of("last"), reader.rest());
    assertNotSame(Thread.currentThread(), reader.thread);
  }

  @Test
  void demand_isHonoured() throws Exception {
    print("1\n2\n3\n");
    buffer.ended(null);
    Reader reader = new Reader(1);
    buffer.follow().subscribe(reader);
    assertEquals("1", reader.next());
    reader.request(1);
    assertEquals("2", reader.next());
    assertTrue(reader.lines.isEmpty());
    assertEquals(1, reader.over.getCount());
    reader.request(Long.MAX_VALUE);
    assertEquals(List.of("3"), reader.rest());
  }

  @Test
  void nothingToDeliver_completesWithoutDemand() throws Exception {
    Reader reader = new Reader(0);
    buffer.follow().subscribe(reader);
    buffer.ended(null);
    assertEquals(List.of(), reader.rest());
  }

  @Test
  void taskThatIsNotCaptured_completesWhenItEnds() throws Exception {
    OutputCapture capture = new OutputCapture(executor);
    RecordedOutput early = capture.open(null);
    Reader before = new Reader(0);
    early.follow().subscribe(before);
    await(before.subscribed);
    assertEquals(1, before.over.getCount());
    early.ended(null);
    assertEquals(List.of(), before.rest());
    RecordedOutput late = capture.open(null);
    late.ended(null);
    late.attemptEnded(1, new IllegalStateException("late"));
    Reader after = new Reader(0);
    late.follow().subscribe(after);
    assertEquals(List.of(), after.rest());
    assertEquals(Optional.empty(), capture.open(null).attempt(1).exception());
  }

  @Test
  void requestOfZero_isAnError() throws Exception {
    Reader reader = new Reader(0);
    buffer.follow().subscribe(reader);
    reader.request(0);
    await(reader.over);
    assertInstanceOf(IllegalArgumentException.class, reader.failure);
    assertThrows(NullPointerException.class, () -> buffer.follow().subscribe(null));
  }

  @Test
  void cancelled_getsNothingMore() throws Exception {
    Reader reader =
        new Reader(Long.MAX_VALUE) {
          @Override
          public void onNext(OutputLine line) {
            super.onNext(line);
            Objects.requireNonNull(subscription).cancel();
          }
        };
    Reader other = new Reader(Long.MAX_VALUE);
    print("1\n2\n");
    buffer.follow().subscribe(reader);
    buffer.follow().subscribe(other);
    buffer.ended(null);
    assertEquals(List.of("1", "2"), other.rest());
    assertEquals("1", reader.next());
    assertTrue(reader.lines.isEmpty());
  }

  @Test
  void subscriberThatBlocks_doesNotBlockTheWriter() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    Reader slow =
        new Reader(Long.MAX_VALUE) {
          @Override
          public void onNext(OutputLine line) {
            entered.countDown();
            try {
              FollowerTest.await(gate);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            super.onNext(line);
          }
        };
    Reader quick = new Reader(Long.MAX_VALUE);
    buffer.follow().subscribe(slow);
    print("0\n");
    await(entered);
    buffer.follow().subscribe(quick);
    for (int i = 1; i < 1000; i++) {
      print(i + "\n");
    }
    buffer.ended(null);
    assertEquals(1000, quick.rest().size());
    gate.countDown();
    assertEquals(quick.rest(), slow.rest());
  }

  @Test
  void subscriberThatThrows_isDroppedAlone() throws Exception {
    CountDownLatch threw = new CountDownLatch(1);
    Reader bad =
        new Reader(Long.MAX_VALUE) {
          @Override
          public void onNext(OutputLine line) {
            threw.countDown();
            throw new IllegalStateException("expected by the test");
          }
        };
    Reader good = new Reader(Long.MAX_VALUE);
    buffer.follow().subscribe(bad);
    buffer.follow().subscribe(good);
    print("1\n");
    await(threw);
    print("2\n");
    buffer.ended(null);
    assertEquals(List.of("1", "2"), good.rest());
    assertFalse(bad.over.await(0, TimeUnit.SECONDS));
  }

  @Test
  void executorShutDown_outputCanStillBeFollowed() throws Exception {
    print("kept\n");
    buffer.ended(null);
    executor.shutdown();
    Reader reader = new Reader(Long.MAX_VALUE);
    buffer.follow().subscribe(reader);
    assertEquals(List.of("kept"), reader.rest());
  }

  @Test
  void oneAttempt_canBeFollowedAlone() throws Exception {
    print("first\n");
    buffer.write(OUT, 2, "second\n".getBytes(UTF_8), 0, 7);
    buffer.ended(null);
    Reader reader = new Reader(Long.MAX_VALUE);
    buffer.attempt(2).follow().subscribe(reader);
    assertEquals(List.of("second"), reader.rest());
  }

  @Test
  void slowFollowerOfATail_missesOnlyWhatWasDropped() throws Exception {
    OutputBuffer tail =
        new OutputBuffer(
            CaptureSettings.DEFAULT.withLimit(1000, Keep.TAIL), executor, Outputs.OVERFLOW);
    write(tail, "1000\nbegun ");
    Reader reader = new Reader(0);
    tail.follow().subscribe(reader);
    await(reader.subscribed);
    for (int i = 1001; i <= 9999; i++) {
      write(tail, i + "\n");
    }
    tail.ended(null);
    reader.request(Long.MAX_VALUE);
    List<String> lines = reader.rest();
    assertEquals("9999", lines.get(lines.size() - 1));
    List<String> kept = tail.stdout().lines().toList();
    assertEquals(kept, lines.subList(lines.size() - kept.size(), lines.size()));
  }
}
