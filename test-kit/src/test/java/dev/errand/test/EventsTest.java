package dev.errand.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.event.TaskAttemptFailed;
import dev.errand.event.TaskCompleted;
import dev.errand.event.TaskEnded;
import dev.errand.event.TaskEvent;
import dev.errand.event.TaskQueued;
import dev.errand.event.TaskStarted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class EventsTest extends InContainer {
  @Test
  void lifeOfATask_isThereInItsOrder_byTypeAndByName() {
    flaky().call();
    work.greet("Ada");
    tasks.awaitIdle();
    List<Class<?>> life = new ArrayList<>();
    tasks.events().of("Flaky.call").forEach(event -> life.add(event.getClass()));
    assertEquals(
        List.of(
            TaskQueued.class,
            TaskStarted.class,
            TaskAttemptFailed.class,
            TaskAttemptFailed.class,
            TaskCompleted.class),
        life);
    assertEquals(2, tasks.events().of(TaskEnded.class).size());
    assertEquals("Hello Ada", tasks.events().of("Work.greet", TaskCompleted.class).get(0).result());
    assertEquals(8, tasks.events().all().size());
  }

  @Test
  void nthEvent_isAwaited() {
    supervisor.pause("Work.greet");
    work.greet("Ada");
    work.greet("Grace");
    supervisor.resume("Work.greet");
    TaskCompleted second = tasks.events().awaitNth("Work.greet", TaskCompleted.class, 2, LONG);
    assertEquals(tasks.events().of("Work.greet", TaskCompleted.class).get(1), second);
    assertEquals("Work.hold", holdAndAwaitItsStart());
  }

  private String holdAndAwaitItsStart() {
    tasks.events().clear();
    work.hold();
    return tasks.events().await(TaskStarted.class, LONG).task().name();
  }

  @Test
  void eventThatDoesNotCome_isToldWithThoseThatHave() {
    tasks.inline(true);
    work.greet("Ada");
    String message =
        assertThrows(
                AssertionError.class,
                () -> tasks.events().awaitNth("Work.greet", TaskCompleted.class, 2, SHORT))
            .getMessage();
    assertTrue(
        message.startsWith(
            "No TaskCompleted number 2 of 'Work.greet' has come within PT0.05S. Have come:"),
        message);
    assertTrue(message.contains("TaskStarted of 'Work.greet' ("), message);
    assertThrows(
        IllegalArgumentException.class,
        () -> tasks.events().awaitNth("Work.greet", TaskCompleted.class, 0, SHORT));
  }

  @Test
  void clearedRecorder_hasNothing_untilSomethingHappens() {
    work.greet("Ada");
    tasks.awaitIdle();
    tasks.events().clear();
    assertEquals(List.of(), tasks.events().all());
    String message =
        assertThrows(AssertionError.class, () -> tasks.events().await(TaskEvent.class, SHORT))
            .getMessage();
    assertTrue(message.endsWith("Have come: none."), message);
    work.greet("Grace");
    tasks.awaitIdle();
    assertEquals(3, tasks.events().all().size());
  }

  @Test
  void eightThreads_noneIsLost_andEachLifeIsInOrder() throws InterruptedException {
    int each = 250;
    CountDownLatch go = new CountDownLatch(1);
    List<Thread> submitters = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Thread submitter =
          new Thread(
              () -> {
                await(go);
                for (int n = 0; n < each; n++) {
                  work.greet("x");
                }
              });
      submitter.start();
      submitters.add(submitter);
    }
    go.countDown();
    for (Thread submitter : submitters) {
      submitter.join();
    }
    tasks.awaitIdle();
    Map<Object, List<Class<?>>> lives = new LinkedHashMap<>();
    for (TaskEvent event : tasks.events().all()) {
      lives.computeIfAbsent(event.task().id(), id -> new ArrayList<>()).add(event.getClass());
    }
    assertEquals(8 * each, lives.size());
    List<Class<?>> life = List.of(TaskQueued.class, TaskStarted.class, TaskCompleted.class);
    lives.values().forEach(one -> assertEquals(life, one));
  }
}
