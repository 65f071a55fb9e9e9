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
import org.jspecify.annotations.Nullable;

/**
 * Publishes the life-cycle events. Observers are resolved once for each type and name, and called
 * one by one, so that one that throws does not keep the event from the others.
 */
final class CdiEvents implements TaskListener {
  private static final int NAMES_KEPT = 1_000;

  private record Key(Class<? extends TaskEvent> type, String name) {}

  private final BeanManager container;
  private final Event<Object> events;
  private final Map<Key, Audience<?>> audiences = new ConcurrentHashMap<>();

  /**
   * The asynchronous delivery of a task's latest event, by task, until it is done: the next one
   * comes after it. Written by who tells the event, removed by who ends the delivery.
   */
  private final Map<TaskId, CompletionStage<?>> underWay = new ConcurrentHashMap<>();

  CdiEvents(BeanManager container) {
    this.container = container;
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
        notify(observer, typed, audience.metadata);
      } catch (Throwable t) {
        Messages.listenerFailed(event, t);
      }
    }
    Event<E> asynchronous = audience.asynchronous;
    if (asynchronous != null) {
      fireInOrder(asynchronous, typed);
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
    CompletionStage<?> start = before == null ? CompletableFuture.completedStage(null) : before;
    CompletionStage<?> next =
        start
            .thenCompose(done -> to.fireAsync(event))
            .handle(
                (done, failure) -> {
                  if (failure != null) {
                    Messages.listenerFailed(event, failure);
                  }
                  return done;
                });
    underWay.put(task, next);
    CompletionStage<?> unused = next.whenComplete((done, failure) -> underWay.remove(task, next));
  }

  /** For tests: how many tasks have a delivery that is not done. */
  int underWay() {
    return underWay.size();
  }

  @SuppressWarnings("unchecked") // an audience is kept under the class of its events
  private <E extends TaskEvent> Audience<E> audience(Class<E> type, String name) {
    Key key = new Key(type, name);
    Audience<?> known = audiences.get(key);
    if (known == null) {
      known = resolve(type, name);
      if (audiences.size() < NAMES_KEPT) { // names may be made up by the thousand
        audiences.put(key, known);
      }
    }
    return (Audience<E>) known;
  }

  private <E extends TaskEvent> Audience<E> resolve(Class<E> type, String name) {
    TaskName qualifier = TaskName.Literal.of(name);
    List<ObserverMethod<? super E>> all =
        ObserverLookup.observers(container, type, qualifier).stream()
            .sorted(Comparator.comparingInt(ObserverMethod::getPriority))
            .toList();
    List<ObserverMethod<? super E>> synchronous =
        all.stream().filter(observer -> !observer.isAsync()).toList();
    Event<E> asynchronous =
        synchronous.size() == all.size() ? null : events.select(type, qualifier);
    return new Audience<>(
        synchronous, asynchronous, new Metadata(type, Set.of(qualifier, Any.Literal.INSTANCE)));
  }

  private record Audience<E extends TaskEvent>(
      List<ObserverMethod<? super E>> synchronous,
      @Nullable Event<E> asynchronous,
      EventMetadata metadata) {
    boolean isThere() {
      return asynchronous != null || !synchronous.isEmpty();
    }
  }

  private record Metadata(Type getType, Set<Annotation> getQualifiers) implements EventMetadata {
    @Override
    public @Nullable InjectionPoint getInjectionPoint() {
      return null;
    }
  }
}
