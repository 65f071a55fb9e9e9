package dev.errand.runtime.cdi;

import dev.errand.TaskId;
import dev.errand.TaskName;
import dev.errand.event.TaskEvent;
import dev.errand.runtime.core.Messages;
import dev.errand.spi.TaskListener;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the life-cycle events. Observers are resolved once for each type and name, and called
 * one by one, so that one that throws does not keep the event from the others. Names may be made up
 * by the thousand: then those that no observer selects share one resolution.
 */
final class CdiEvents implements TaskListener {
  /** How many of each type. */
  private static final int KEPT = 1_000;

  /** Stands for all names that no observer selects; no task has it. */
  private static final String OTHERS = "";

  private final BeanManager container;
  private final Event<Object> events;
  private final Set<String> observedNames;
  private final Executor threads;

  /**
   * By the type of the event, then by the name of the task. A record as the key would be simpler:
   * where two of them are compared, JDK 17 remembers their class, and with it our class loader.
   */
  private final Map<Class<? extends TaskEvent>, Map<String, Audience<?>>> audiences =
      new ConcurrentHashMap<>();

  /** The application's, which some containers go by when they are asked to deliver. */
  private final @Nullable ClassLoader application = Thread.currentThread().getContextClassLoader();

  /**
   * The asynchronous delivery of a task's latest event, by task, until it is done: the next one
   * comes after it. Written by who tells the event, removed by who ends the delivery.
   */
  private final Map<TaskId, CompletionStage<?>> underWay = new ConcurrentHashMap<>();

  CdiEvents(BeanManager container, Set<String> observedNames, Executor threads) {
    this.container = container;
    this.threads = threads;
    this.observedNames = observedNames;
    this.events = container.getEvent();
  }

  @Override
  public boolean wants(Class<? extends TaskEvent> type, String taskName) {
    return audience(type, taskName).isThere();
  }

  @Override
  public void on(TaskEvent event) {
    tell(event.getClass(), event);
  }

  private <E extends TaskEvent> void tell(Class<E> type, TaskEvent event) {
    E typed = type.cast(event);
    Audience<E> audience = audience(type, event.task().name());
    for (ObserverMethod<? super E> observer : audience.synchronous) {
      try {
        notify(observer, typed, new Metadata(type, event.task().name()));
      } catch (Throwable t) {
        Messages.listenerFailed(event, t);
      }
    }
    if (audience.later) {
      Event<E> selected = audience.selected;
      fireInOrder(selected == null ? select(type, event.task().name()) : selected, typed);
    }
  }

  private static <E, O> void notify(ObserverMethod<O> observer, E event, EventMetadata metadata) {
    @SuppressWarnings("unchecked") // an observer of E observes what an E is
    O observed = (O) event;
    observer.notify(
        new EventContext<>() {
          @Override
          public O getEvent() {
            return observed;
          }

          @Override
          public EventMetadata getMetadata() {
            return metadata;
          }
        });
  }

  /** The events of one task come here one at a time, so nobody adds another between the lines. */
  private <E extends TaskEvent> void fireInOrder(Event<E> to, E event) {
    TaskId task = event.task().id();
    CompletionStage<?> before = underWay.get(task);
    CompletionStage<?> fired =
        before == null
            ? CompletableFuture.completedStage(event).thenCompose(one -> fire(to, one))
            : before.thenComposeAsync(done -> fire(to, event), this::elsewhere);
    CompletionStage<?> next =
        fired.handle(
            (done, failure) -> {
              if (failure != null) {
                Messages.listenerFailed(event, failure);
              }
              return done;
            });
    underWay.put(task, next);
    CompletionStage<?> unused = next.whenComplete((done, failure) -> underWay.remove(task, next));
  }

  /**
   * Not on the thread of the container that has ended the delivery before: where those are few, and
   * wait for a place in their own queue (TomEE), none would be left to empty it.
   */
  private void elsewhere(Runnable work) {
    try {
      threads.execute(work);
    } catch (RejectedExecutionException e) {
      work.run(); // the end, and the last events: here, or nobody hears of them
    }
  }

  /** On a thread that may be nobody's. */
  private <E extends TaskEvent> CompletionStage<E> fire(Event<E> to, E event) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(application);
    try {
      return to.fireAsync(event);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** For tests: how many tasks have a delivery that is not done. */
  int underWay() {
    return underWay.size();
  }

  private <E extends TaskEvent> Event<E> select(Class<E> type, String name) {
    return events.select(type, TaskName.Literal.of(name));
  }

  @SuppressWarnings("unchecked") // an audience is kept under the class of its events
  private <E extends TaskEvent> Audience<E> audience(Class<E> type, String name) {
    Map<String, Audience<?>> byName =
        audiences.computeIfAbsent(type, none -> new ConcurrentHashMap<>());
    Audience<?> known = byName.get(name);
    if (known == null) {
      String key = byName.size() < KEPT || observedNames.contains(name) ? name : OTHERS;
      known = byName.get(key);
      if (known == null) {
        known = resolve(type, key);
        byName.put(key, known);
      }
    }
    return (Audience<E>) known;
  }

  private <E extends TaskEvent> Audience<E> resolve(Class<E> type, String name) {
    TaskName[] qualifier =
        name.equals(OTHERS) ? new TaskName[0] : new TaskName[] {TaskName.Literal.of(name)};
    List<ObserverMethod<? super E>> all =
        ObserverLookup.observers(container, type, qualifier).stream()
            .sorted(Comparator.comparingInt(ObserverMethod::getPriority))
            .toList();
    List<ObserverMethod<? super E>> synchronous =
        all.stream().filter(observer -> !observer.isAsync()).toList();
    boolean later = synchronous.size() < all.size();
    return new Audience<>(
        synchronous, later, later && !name.equals(OTHERS) ? select(type, name) : null);
  }

  /**
   * Who hears a type of event.
   *
   * @param synchronous the observers that are called here
   * @param later whether there are others
   * @param selected reaches those; null if the name is to be selected each time
   */
  private record Audience<E extends TaskEvent>(
      List<ObserverMethod<? super E>> synchronous, boolean later, @Nullable Event<E> selected) {
    boolean isThere() {
      return later || !synchronous.isEmpty();
    }
  }

  private record Metadata(Type getType, String name) implements EventMetadata {
    @Override
    public Set<Annotation> getQualifiers() {
      return Set.of(TaskName.Literal.of(name), Any.Literal.INSTANCE);
    }

    @Override
    public @Nullable InjectionPoint getInjectionPoint() {
      return null;
    }
  }
}
