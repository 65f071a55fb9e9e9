package dev.errand.tck.quarkus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.LogLine;
import dev.errand.Task;
import dev.errand.TaskContext;
import dev.errand.TaskQuery;
import dev.errand.TaskStatus;
import dev.errand.TaskSupervisor;
import dev.errand.tck.Requirement;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Background methods that return a Uni. */
@QuarkusTest
class UniTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @Inject Unis unis;
  @Inject TaskSupervisor supervisor;

  @Test
  @Requirement("RUN-2")
  void uni_isTheLiveTask_andRunsWhetherOrNotSomebodySubscribes() throws Exception {
    CompletableFuture<Thread> ran = new CompletableFuture<>();
    CompletableFuture<Task<?>> self = new CompletableFuture<>();
    CountDownLatch gate = new CountDownLatch(1);
    Uni<String> uni =
        unis.uni(
            () -> {
              ran.complete(Thread.currentThread());
              self.complete(supervisor.find(TaskContext.current().id()).orElseThrow());
              gate.await();
              return Uni.createFrom().item("from a uni");
            });
    assertNotSame(Thread.currentThread(), ran.get(20, TimeUnit.SECONDS));
    gate.countDown();
    assertEquals("from a uni", self.join().join(LONG));
    assertEquals("from a uni", uni.await().atMost(LONG));
    assertEquals("from a uni", uni.await().atMost(LONG), "subscribed twice, run once");
    assertEquals(1, self.join().info().attempts());
  }

  @Test
  @Requirement({"RUN-2", "RUN-3"})
  void unfinishedUni_endsTheTaskWhenItEnds() throws Exception {
    CompletableFuture<String> inner = new CompletableFuture<>();
    CompletableFuture<Task<?>> self = new CompletableFuture<>();
    Uni<String> uni =
        unis.uni(
            () -> {
              self.complete(supervisor.find(TaskContext.current().id()).orElseThrow());
              return Uni.createFrom().completionStage(inner);
            });
    assertFalse(self.get(20, TimeUnit.SECONDS).isDone());
    inner.complete("late");
    assertEquals("late", uni.await().atMost(LONG));
  }

  @Test
  @Requirement({"RUN-2", "RUN-4"})
  void failedUni_failsTheTask() throws Exception {
    IllegalStateException failure = new IllegalStateException("on purpose");
    Uni<String> uni = unis.uni(() -> Uni.createFrom().failure(failure));
    assertSame(failure, assertThrows(IllegalStateException.class, () -> uni.await().atMost(LONG)));
    assertEquals(
        TaskStatus.FAILED,
        supervisor.tasks(TaskQuery.all().name("uni").latestFirst()).get(0).status());
  }

  @Test
  @Requirement("RTY-1")
  void failedUni_isRetried() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    Uni<Integer> uni =
        unis.retried(
            () ->
                Uni.createFrom()
                    .item(runs::incrementAndGet)
                    .onItem()
                    .invoke(
                        run -> {
                          if (run < 4) {
                            throw new IllegalStateException("run " + run);
                          }
                        }));
    assertEquals(4, uni.await().atMost(LONG));
    assertEquals(
        4, supervisor.tasks(TaskQuery.all().name("retried uni").latestFirst()).get(0).attempts());
  }

  @Test
  @Requirement("CAN-5")
  void cancelledTask_failsTheUni() throws Exception {
    CompletableFuture<Task<?>> self = new CompletableFuture<>();
    Uni<String> uni =
        unis.uni(
            () -> {
              self.complete(supervisor.find(TaskContext.current().id()).orElseThrow());
              new CountDownLatch(1).await();
              return Uni.createFrom().item("not reached");
            });
    self.get(20, TimeUnit.SECONDS).cancel("enough");
    assertThrows(java.util.concurrent.CancellationException.class, () -> uni.await().atMost(LONG));
    assertEquals(TaskStatus.CANCELLED, self.join().status());
  }

  @Test
  @Requirement("OUT-8")
  void recordsOfTheJbossLogger_areKept() throws Exception {
    Uni<String> uni = unis.logs();
    assertEquals("done", uni.await().atMost(LONG));
    Task<?> task =
        supervisor
            .find(supervisor.tasks(TaskQuery.all().name("jboss log").latestFirst()).get(0).id())
            .orElseThrow();
    List<LogLine> lines = task.output().logLines();
    assertEquals(
        List.of("INFO sold tea for 2", "ERROR a failure"),
        lines.stream().map(line -> line.level() + " " + line.message()).toList());
    assertTrue(lines.get(1).exception().orElseThrow().contains("on purpose"));
  }
}
