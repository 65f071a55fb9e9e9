package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.OutputLine;
import dev.errand.Task;
import dev.errand.tck.app.Prints;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** OUT-5: following the output of a running task. */
public class FollowTck extends TckTest {
  private final Prints prints = bean(Prints.class);

  /** Asks for so many lines at first, and for that many again each time they are there. */
  private static final class Reader implements Flow.Subscriber<OutputLine> {
    final List<OutputLine> lines = new CopyOnWriteArrayList<>();
    final List<Thread> threads = new CopyOnWriteArrayList<>();
    final Semaphore arrived = new Semaphore(0);
    final CountDownLatch complete = new CountDownLatch(1);
    final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private final long batch;
    private long open;

    Reader(long batch) {
      this.batch = batch;
    }

    @Override
    public void onSubscribe(Flow.Subscription to) {
      subscription.complete(to);
      open = batch;
      if (batch > 0) {
        to.request(batch);
      }
    }

    @Override
    public void onNext(OutputLine line) {
      threads.add(Thread.currentThread());
      lines.add(line);
      arrived.release();
      open--;
      if (open == 0) {
        open = batch;
        subscription.join().request(batch);
      }
    }

    @Override
    public void onError(Throwable failure) {
      throw new AssertionError(failure);
    }

    @Override
    public void onComplete() {
      complete.countDown();
    }

    void await(int count) throws InterruptedException {
      assertTrue(arrived.tryAcquire(count, LONG.toSeconds(), TimeUnit.SECONDS));
    }
  }

  @Test
  @Requirement("OUT-5")
  void followers_getAllLinesOnce_fromTheFirstOn_whateverTheirPaceAndStart() throws Exception {
    CountDownLatch half = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<Thread> worker = new CompletableFuture<>();
    Task<String> task =
        prints.quiet(
            () -> {
              worker.complete(Thread.currentThread());
              for (int i = 0; i < 1_000; i++) {
                if (i == 500) {
                  half.countDown();
                  TckTest.await(gate);
                }
                System.out.println("line " + i);
              }
              System.out.print("unfinished");
              return "done";
            });
    Reader early = new Reader(1);
    task.output().follow().subscribe(early);
    await(half);
    early.await(500); // live: the task waits for us
    assertFalse(task.isDone());
    Reader middle = new Reader(7);
    task.output().follow().subscribe(middle);
    gate.countDown();
    task.join(LONG);
    Reader late = new Reader(Long.MAX_VALUE);
    task.output().follow().subscribe(late);
    List<String> expected =
        IntStream.rangeClosed(0, 1_000)
            .mapToObj(i -> i == 1_000 ? "unfinished" : "line " + i)
            .toList();
    for (Reader reader : List.of(early, middle, late)) {
      await(reader.complete);
      assertEquals(expected, reader.lines.stream().map(OutputLine::text).toList());
      for (Thread thread : reader.threads) {
        assertNotSame(worker.join(), thread);
      }
    }
    assertEquals(task.output().transcript(), late.lines);
  }

  @Test
  @Requirement("OUT-5")
  void slowFollower_slowsNobody_andStillMissesNothing() throws Exception {
    Reader slow = new Reader(0);
    CountDownLatch gate = new CountDownLatch(1);
    Task<String> task =
        prints.quiet(
            () -> {
              await(gate);
              for (int i = 0; i < 10_000; i++) {
                System.out.println("line " + i);
              }
              return "done";
            });
    task.output().follow().subscribe(slow);
    Flow.Subscription subscription = slow.subscription.get(LONG.toSeconds(), TimeUnit.SECONDS);
    subscription.request(3);
    gate.countDown();
    task.join(LONG);
    slow.await(3);
    assertEquals(3, slow.lines.size());
    assertEquals(1, slow.complete.getCount());
    subscription.request(9_997);
    await(slow.complete);
    assertEquals(10_000, slow.lines.size());
    assertEquals("line 9999", slow.lines.get(9_999).text());
  }

  @Test
  @Requirement("OUT-5")
  void followerThatCancels_isLeftAlone() throws Exception {
    Reader leaving = new Reader(0);
    Reader staying = new Reader(1);
    CountDownLatch gate = new CountDownLatch(1);
    Task<String> task =
        prints.quiet(
            () -> {
              System.out.println("first");
              await(gate);
              System.out.println("second");
              return "done";
            });
    task.output().follow().subscribe(leaving);
    task.output().follow().subscribe(staying);
    Flow.Subscription subscription = leaving.subscription.get(LONG.toSeconds(), TimeUnit.SECONDS);
    subscription.request(1);
    leaving.await(1);
    subscription.cancel();
    subscription.request(10);
    gate.countDown();
    await(staying.complete);
    assertEquals(2, staying.lines.size());
    assertEquals(1, leaving.lines.size());
  }

  @Test
  @Requirement("OUT-5")
  void followerOfATaskThatIsNotCaptured_isCompleted() throws Exception {
    Reader reader = new Reader(1);
    Task<String> task = prints.notCaptured(() -> "nothing to see");
    task.output().follow().subscribe(reader);
    await(reader.complete);
    assertEquals(List.of(), reader.lines);
  }
}
