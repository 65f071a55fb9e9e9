package dev.errand.runtime.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Progress;
import dev.errand.TaskId;
import dev.errand.TaskInfo;
import dev.errand.TaskKind;
import dev.errand.TaskName;
import dev.errand.TaskPriority;
import dev.errand.TaskStatus;
import dev.errand.event.TaskCompleted;
import dev.errand.event.TaskEvent;
import dev.errand.event.TaskStarted;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CdiEventsTest {
  private final List<TaskEvent> fired = new ArrayList<>();
  private final List<Object[]> resolved = new ArrayList<>();
  private Executor elsewhere = Runnable::run;

  private static TaskInfo task(int number) {
    return new TaskInfo(
        TaskId.of(0, number),
        "observed",
        TaskKind.THREAD,
        TaskPriority.NORMAL,
        TaskStatus.RUNNING,
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty(),
        1,
        1,
        Progress.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static TaskStarted started(int number) {
    return new TaskStarted(task(number), Instant.EPOCH);
  }

  /** With one asynchronous observer, of TaskStarted. */
  private CdiEvents events(Function<TaskEvent, CompletionStage<Object>> fireAsync) {
    ObserverMethod<?> observer =
        Fakes.of(
            ObserverMethod.class, Map.of("isAsync", none -> true, "getPriority", none -> 2500));
    Function<Object[], @Nullable Object> fire =
        arguments -> {
          fired.add((TaskEvent) arguments[0]);
          return fireAsync.apply((TaskEvent) arguments[0]);
        };
    Event<?> selected = Fakes.of(Event.class, Map.of("fireAsync", fire));
    Event<?> all = Fakes.of(Event.class, Map.of("select", arguments -> selected));
    return new CdiEvents(
        Fakes.of(
            BeanManager.class,
            Map.of(
                "getEvent",
                none -> all,
                "resolveObserverMethods",
                arguments -> {
                  resolved.add(arguments);
                  return arguments[0] instanceof TaskStarted ? Set.of(observer) : Set.of();
                })),
        Set.of("observed"),
        elsewhere);
  }

  @Test
  void nobodyObservesTheEndLater_nothingOfTheTaskIsKept() {
    CdiEvents events = events(CompletableFuture::completedStage);
    for (int i = 1; i <= 10; i++) {
      assertTrue(events.wants(TaskStarted.class, "observed"));
      events.on(started(i));
      events.on(new TaskCompleted(task(i), Instant.EPOCH, null));
    }
    assertEquals(10, fired.size());
    assertEquals(0, events.underWay());
  }

  @Test
  void nextEvent_waitsForTheDeliveryOfTheOneBefore() {
    Queue<CompletableFuture<Object>> deliveries = new ArrayDeque<>();
    CdiEvents events =
        events(
            event -> {
              CompletableFuture<Object> delivery = new CompletableFuture<>();
              deliveries.add(delivery);
              return delivery;
            });
    events.on(started(1));
    events.on(started(1));
    assertEquals(1, fired.size());
    assertEquals(1, events.underWay());
    deliveries.remove().completeExceptionally(new IllegalStateException("An observer's."));
    assertEquals(2, fired.size());
    assertEquals(1, events.underWay());
    deliveries.remove().complete(fired);
    assertEquals(0, events.underWay());
  }

  @Test
  void deliveryEndsOnAForeignThread_theNextOneHasTheApplicationsClassLoader() throws Exception {
    CompletableFuture<Object> delivery = new CompletableFuture<>();
    List<ClassLoader> seen = new ArrayList<>();
    CdiEvents events =
        events(
            event -> {
              seen.add(Thread.currentThread().getContextClassLoader());
              return delivery;
            });
    events.on(started(1));
    events.on(started(1));
    Thread containers = new Thread(() -> delivery.complete(started(1)));
    containers.setContextClassLoader(null);
    containers.start();
    containers.join();
    ClassLoader own = Thread.currentThread().getContextClassLoader();
    assertEquals(List.of(own, own), seen);
  }

  @Test
  void nextEvent_isNotFiredOnTheThreadThatEndsTheDeliveryBefore() {
    Queue<Runnable> handedOver = new ArrayDeque<>();
    elsewhere = handedOver::add;
    CompletableFuture<Object> delivery = new CompletableFuture<>();
    CdiEvents events = events(event -> delivery);
    events.on(started(1));
    events.on(started(1));
    delivery.complete(fired);
    assertEquals(1, fired.size());
    handedOver.remove().run();
    assertEquals(2, fired.size());
    assertEquals(0, events.underWay());
  }

  @Test
  void nextEvent_isFiredThereAllTheSame_whenThereAreNoThreadsAnyMore() {
    elsewhere =
        work -> {
          throw new RejectedExecutionException("shut down");
        };
    CompletableFuture<Object> delivery = new CompletableFuture<>();
    CdiEvents events = events(event -> delivery);
    events.on(started(1));
    events.on(started(1));
    delivery.complete(fired);
    assertEquals(2, fired.size());
  }

  @Test
  void observerOnTheSameThread_mayMakeEventsOfOtherTasks() {
    CdiEvents[] events = new CdiEvents[1];
    events[0] =
        events(
            event -> {
              if (event.task().id().equals(TaskId.of(0, 1))) {
                for (int i = 2; i <= 200; i++) { // some share the first one's bin in whatever map
                  events[0].on(started(i));
                }
              }
              return CompletableFuture.completedStage(event);
            });
    events[0].on(started(1));
    assertEquals(200, fired.size());
    assertEquals(0, events[0].underWay());
  }

  @Test
  void namesByTheThousand_areResolvedTogether_butForTheObservedOnes() {
    CdiEvents events = events(CompletableFuture::completedStage);
    for (int i = 0; i < 5_000; i++) {
      assertTrue(events.wants(TaskStarted.class, "made up " + i));
    }
    assertEquals(1_001, resolved.size());
    assertTrue(events.wants(TaskStarted.class, "observed"));
    assertTrue(events.wants(TaskStarted.class, "observed"));
    assertEquals(1_002, resolved.size());
    TaskName[] asked = (TaskName[]) resolved.get(1_001)[1];
    assertEquals("observed", asked[0].value());
    assertEquals(0, ((TaskName[]) resolved.get(1_000)[1]).length);
    events.on(started(1));
    assertEquals(1, fired.size());
  }
}
