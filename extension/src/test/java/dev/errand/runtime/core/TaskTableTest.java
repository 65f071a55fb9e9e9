package dev.errand.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.runtime.core.Recipe.ResultKind;
import dev.errand.runtime.core.State.Waiting;
import dev.errand.spi.TaskSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TaskTableTest {
  private static final int PAGE = 256;

  private final Supervisor supervisor = Supervisors.plain(SupervisorSettings.DEFAULT);
  private final Recipe recipe = supervisor.recipe(TaskSettings.named("task"), ResultKind.VALUE);
  private final TaskTable table = new TaskTable();

  private SupervisedTask<?> task(long number) {
    return new SupervisedTask<>(recipe, null, number, task -> "done", Waiting.COLD);
  }

  private SupervisedTask<?> put(long number) {
    SupervisedTask<?> task = task(number);
    table.put(task);
    return task;
  }

  private List<Long> shown(boolean downwards, int atMost) {
    List<Long> numbers = new ArrayList<>();
    table.show(
        downwards,
        task -> {
          numbers.add(task.number);
          return numbers.size() < atMost;
        });
    return numbers;
  }

  private List<Long> all() {
    return shown(false, Integer.MAX_VALUE);
  }

  @Test
  void whatWasPut_isFoundByItsNumber_andNothingElse() {
    assertEquals(List.of(), all());
    SupervisedTask<?> first = put(3);
    SupervisedTask<?> far = put(10 * PAGE + 3);
    assertSame(first, table.get(3));
    assertSame(far, table.get(10 * PAGE + 3));
    assertNull(table.get(4));
    assertNull(table.get(PAGE + 3));
    assertNull(table.get(-1));
    put(17 * PAGE); // in a hash table before the second page
    put(2 * PAGE);
    assertEquals(List.of(3L, 2L * PAGE, 10L * PAGE + 3, 17L * PAGE), all());
  }

  @Test
  void numbersThatComeInAnyOrder_areShownInTheirs_bothWays_andNoMoreThanIsWanted() {
    List<Long> numbers =
        new ArrayList<>(LongStream.range(0, 5 * PAGE).filter(n -> n % 3 != 0).boxed().toList());
    List<Long> shuffled = new ArrayList<>(numbers);
    Collections.shuffle(shuffled, new Random(1));
    shuffled.forEach(this::put);
    assertEquals(numbers, all());
    assertEquals(numbers.subList(0, 300), shown(false, 300));
    Collections.reverse(numbers);
    assertEquals(numbers, shown(true, Integer.MAX_VALUE));
    assertEquals(numbers.subList(0, 1), shown(true, 1));
  }

  @Test
  void whatWasRemoved_isNotFound_andItsNeighboursAre() {
    for (long number = 0; number < 3 * PAGE; number++) {
      put(number);
    }
    List<SupervisedTask<?>> inTheMiddle = new ArrayList<>();
    table.show(false, task -> task.number / PAGE != 1 || inTheMiddle.add(task)); // always true
    inTheMiddle.forEach(table::remove);
    assertNull(table.get(PAGE));
    assertEquals(List.of(3 * PAGE - 1L), shown(true, 1));
    assertEquals(LongStream.range(0, 3 * PAGE).filter(n -> n / PAGE != 1).boxed().toList(), all());
  }

  @Test
  void pageOfWhichAllWereTakenBack_isGone_alsoWhereNoTaskHasComeOfANumber() {
    put(PAGE); // the next page is the latest now
    SupervisedTask<?> kept = put(0);
    for (long number = 1; number < PAGE; number++) {
      table.remove(task(number)); // refused before it was anywhere
    }
    assertSame(kept, table.get(0));
    TaskTable.Page page = kept.page;
    table.remove(kept);
    assertEquals(List.of((long) PAGE), all());
    assertNotSame(page, put(0).page);
  }

  @Test
  void taskTakenBackBeforeItIsPut_staysAway() {
    SupervisedTask<?> task = task(5);
    table.remove(task);
    table.put(task);
    assertNull(table.get(5));
    assertEquals(List.of(), all());
  }

  @Test
  void readersAmidWriters_seeAllThatStay_inOrder() throws Exception {
    int writers = 3;
    int each = 20 * PAGE;
    AtomicLong numbers = new AtomicLong();
    Queue<Long> staying = new ConcurrentLinkedQueue<>();
    CyclicBarrier together = new CyclicBarrier(writers + 1);
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    List<Future<?>> writing = new ArrayList<>();
    for (int w = 0; w < writers; w++) {
      writing.add(
          threads.submit(
              () -> {
                together.await();
                for (int i = 0; i < each; i++) {
                  SupervisedTask<?> task = put(numbers.getAndIncrement());
                  assertSame(task, table.get(task.number));
                  if (task.number % 2 != 0) {
                    staying.add(task.number);
                  } else {
                    synchronized (table) { // not two at once
                      table.remove(task);
                    }
                  }
                }
                return null;
              }));
    }
    together.await();
    while (writing.stream().anyMatch(one -> !one.isDone())) {
      List<Long> before = List.copyOf(staying);
      List<Long> seen = all();
      assertEquals(List.copyOf(new TreeSet<>(seen)), seen);
      assertTrue(new HashSet<>(seen).containsAll(before), "one that stays was not shown");
    }
    for (Future<?> one : writing) {
      one.get();
    }
    threads.shutdown();
    assertEquals(
        LongStream.range(0, (long) writers * each).filter(n -> n % 2 != 0).boxed().toList(), all());
  }
}
