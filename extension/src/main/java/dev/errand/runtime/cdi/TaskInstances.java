package dev.errand.runtime.cdi;

import dev.errand.runtime.core.Messages;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The task-scoped instances of one task. Any thread that is bound to it. */
final class TaskInstances implements AutoCloseable {
  private final Map<Contextual<?>, Instance<?>> all = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** One bean's. */
  private static final class Instance<T> {
    /**
     * Held while the bean is made, for there is to be one: each bean of each task has a lock of its
     * own, and a bean that needs itself comes in again.
     */
    private final ReentrantLock making = new ReentrantLock();

    private final Contextual<T> contextual;

    // Guarded by making.
    private @Nullable T value;
    private @Nullable CreationalContext<T> context;

    Instance(Contextual<T> contextual) {
      this.contextual = contextual;
    }

    @Nullable T present() {
      making.lock();
      try {
        return value;
      } finally {
        making.unlock();
      }
    }

    T get(CreationalContext<T> with) {
      making.lock();
      try {
        T made = value;
        if (made == null) {
          made = contextual.create(with);
          value = made;
          context = with;
        }
        return made;
      } finally {
        making.unlock();
      }
    }

    void destroy() {
      T gone;
      CreationalContext<T> with;
      making.lock();
      try {
        gone = value;
        with = context;
        value = null;
        context = null;
      } finally {
        making.unlock();
      }
      if (gone != null && with != null) {
        contextual.destroy(gone, with);
      }
    }
  }

  @SuppressWarnings("unchecked") // put in under its own bean
  <T> T get(Contextual<T> contextual, CreationalContext<T> context) {
    Instance<T> instance =
        (Instance<T>) all.computeIfAbsent(contextual, bean -> new Instance<>(contextual));
    T value = instance.get(context);
    if (closed) { // looked at after it can be found: none is left behind
      instance.destroy();
      throw new ContextNotActiveException("The task has ended; its scope is closed.");
    }
    return value;
  }

  @SuppressWarnings("unchecked") // put in under its own bean
  <T> @Nullable T get(Contextual<T> contextual) {
    Instance<T> instance = (Instance<T>) all.get(contextual);
    return instance == null ? null : instance.present();
  }

  void destroy(Contextual<?> contextual) {
    Instance<?> instance = all.remove(contextual);
    if (instance != null) {
      instance.destroy();
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Instance<?> instance : all.values()) {
      try {
        instance.destroy();
      } catch (RuntimeException | Error e) {
        Messages.notDestroyed(instance.contextual, e);
      }
    }
  }
}
