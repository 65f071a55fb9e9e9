package dev.errand.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.TaskInfo;
import dev.errand.event.TaskEvent;
import dev.errand.event.TaskProgressed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventQueueTest {
  private static final int THREADS = 8;
  private static final int EACH = 5_000;

  private final TaskInfo info =
      Supervisors.plain(SupervisorSettings.DEFAULT).task("task").defer(() -> "done").info();

  private final AtomicBoolean inside = new AtomicBoolean();
  private final AtomicInteger together = new AtomicInteger();

  /** What was heard. Not made for several threads: the queue lets one in at a time. */
  private final List<Instant> heard = new ArrayList<>();

  private final EventQueue queue = new EventQueue(this::hear);

  private void hear(TaskEvent event) {
    if (inside.getAndSet(true)) {
      together.incrementAndGet();
    }
    heard.add(event.at());
    inside.set(false);
  }

  /** An event that is told from others by its time: seconds for the thread, nanoseconds for it. */
  private TaskEvent event(int thread, int number) {
    return new TaskProgressed(info, Instant.ofEpochSecond(thread, number));
  }

  private static List<Instant> from(int thread, int count) {
    return IntStream.range(0, count).mapToObj(i -> Instant.ofEpochSecond(thread, i)).toList();
  }

  private void onAllThreads(Submitter submitter) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Future<?>> running = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      int thread = t;
      running.add(
          threads.submit(
              () -> {
                start.await();
                for (int i = 0; i < EACH; i++) {
                  submitter.submit(thread, i);
                }
                return null;
              }));
    }
    for (Future<?> one : running) {
      one.get();
    }
    threads.shutdown();
  }

  @FunctionalInterface
  private interface Submitter {
    void submit(int thread, int number);
  }

  private void assertHeardOnceInTheOrderOfEach() {
    assertEquals(0, together.get());
    assertEquals(THREADS * EACH, heard.size());
    for (int t = 0; t < THREADS; t++) {
      long second = t;
      assertEquals(
          from(t, EACH), heard.stream().filter(at -> at.getEpochSecond() == second).toList());
    }
  }

  @Test
  void eventsOfEightThreads_areHeardOnce_inTheOrderOfEach_andNeverTwoAtATime() throws Exception {
    onAllThreads(
        (thread, number) -> {
          queue.add(event(thread, number), null);
          queue.deliver();
        });
    assertHeardOnceInTheOrderOfEach();
  }

  @Test
  void eventsThatAreTold_areHeardAsThoseThatArePutInLine() throws Exception {
    onAllThreads(
        (thread, number) -> {
          if (number % 3 == 0) {
            queue.add(event(thread, number), null);
            queue.deliver();
          } else {
            queue.tell(event(thread, number), null);
          }
        });
    assertHeardOnceInTheOrderOfEach();
  }

  @Test
  void lastEventAmidThoseOfEightThreads_isFollowedByNothing() throws Exception {
    AtomicInteger ends = new AtomicInteger();
    List<Integer> atTheEnd = new ArrayList<>();
    onAllThreads(
        (thread, number) -> {
          boolean last = thread == 0 && number == EACH / 2;
          queue.add(
              event(thread, number),
              last
                  ? () -> {
                    ends.incrementAndGet();
                    atTheEnd.add(heard.size());
                  }
                  : null);
          queue.deliver();
        });
    assertEquals(1, ends.get());
    assertEquals(List.of(heard.size()), atTheEnd);
    assertEquals(Instant.ofEpochSecond(0, EACH / 2), heard.get(heard.size() - 1));
    assertEquals(
        from(0, EACH / 2 + 1), heard.stream().filter(at -> at.getEpochSecond() == 0).toList());
  }

  @Test
  void eventsWaitUntilSomebodyDelivers_andWhatComesAfterTheLastIsDropped() {
    AtomicBoolean after = new AtomicBoolean();
    queue.add(event(0, 0), null);
    queue.add(null, null); // nobody wants it
    queue.add(event(0, 1), () -> after.set(true));
    queue.add(event(0, 2), null);
    assertEquals(List.of(), heard);
    assertFalse(after.get());
    queue.deliver();
    assertEquals(from(0, 2), heard);
    assertTrue(after.get());
    queue.add(event(0, 3), null);
    queue.deliver();
    assertEquals(from(0, 2), heard);
  }

  @Test
  void eventThatAListenerCauses_comesAfterTheOneThatItHears() {
    List<String> steps = new ArrayList<>();
    EventQueue[] own = new EventQueue[1];
    own[0] =
        new EventQueue(
            event -> {
              boolean first = event.at().equals(Instant.EPOCH);
              String name = first ? "first" : "second";
              steps.add("begin " + name);
              if (first) {
                own[0].add(event(0, 1), null);
                own[0].deliver();
              }
              steps.add("end " + name);
            });
    own[0].add(event(0, 0), null);
    own[0].deliver();
    assertEquals(List.of("begin first", "end first", "begin second", "end second"), steps);
  }
}
