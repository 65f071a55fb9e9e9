package dev.errand.runtime.core;

import static java.util.Objects.requireNonNull;

import dev.errand.CancelOutcome;
import dev.errand.SupervisorInfo;
import dev.errand.Task;
import dev.errand.TaskId;
import dev.errand.TaskInfo;
import dev.errand.TaskQuery;
import dev.errand.TaskRejectedException;
import dev.errand.TaskRequest;
import dev.errand.TaskSupervisor;
import dev.errand.event.TaskEvent;
import dev.errand.runtime.core.Recipe.ResultKind;
import dev.errand.runtime.core.State.Ended;
import dev.errand.runtime.core.State.Waiting;
import dev.errand.spi.RecordedOutput;
import dev.errand.spi.RunDecorator;
import dev.errand.spi.TaskLauncher;
import dev.errand.spi.TaskListener;
import dev.errand.spi.TaskSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The supervisor: takes tasks in, gives them slots, knows them, and ends them at shutdown. */
public final class Supervisor implements TaskSupervisor, TaskLauncher, AutoCloseable {
  private static final int NAMES_KEPT = 1_000;

  private final SupervisorSettings settings;
  private final SupervisorParts parts;
  private final Dispatcher dispatcher;
  private final DelayTimer timer = new DelayTimer();
  private final Registry registry;
  private final Totals totals = new Totals();
  private final TaskIds ids = new TaskIds();
  private final Consumer<TaskEvent> listeners = this::tell;

  /** Which events are wanted for a name; bounded, as names may be made up by the thousand. */
  private final Map<String, Integer> wanted = new ConcurrentHashMap<>();

  /** Not null once shutdown has begun. Written by {@link #close}, read by everybody. */
  private volatile @Nullable Shutdown shutdown;

  /**
   * Makes a supervisor; it starts no thread before its first task.
   *
   * @param settings its numbers
   * @param parts what it is put together from
   */
  public Supervisor(SupervisorSettings settings, SupervisorParts parts) {
    this.settings = settings;
    this.parts = parts;
    this.dispatcher = new Dispatcher(settings, timer);
    this.registry = new Registry(settings.retention(), timer);
  }

  // ------------------------------------------------------------------ taking tasks in

  /**
   * Works out what all tasks of some settings share. To be kept where the settings are.
   *
   * @param of the settings
   * @param resultKind what a stage means that the body returns
   * @return the recipe
   */
  public Recipe recipe(TaskSettings of, ResultKind resultKind) {
    return recipe(of, resultKind, List.of());
  }

  Recipe recipe(TaskSettings of, ResultKind resultKind, List<Recipe.EndCallback> callbacks) {
    Executor chosen = of.executor();
    return new Recipe(
        of, chosen == null ? parts.executor() : chosen, resultKind, wantedBy(of.name()), callbacks);
  }

  private int wantedBy(String name) {
    if (parts.listeners().isEmpty()) {
      return 0;
    }
    Integer known = wanted.get(name);
    if (known == null) {
      known = Announcer.wanted(parts.listeners(), name);
      if (wanted.size() < NAMES_KEPT) {
        wanted.put(name, known);
      }
    }
    return known;
  }

  /**
   * Submits a task.
   *
   * @param recipe what it is
   * @param job what it does
   * @param <T> the type of its result
   * @return the task
   * @throws TaskRejectedException if the queue is full or shutdown has begun
   */
  public <T extends @Nullable Object> SupervisedTask<T> submit(Recipe recipe, Job job) {
    boolean delayed = !recipe.settings().delay().isZero();
    SupervisedTask<T> task = make(recipe, job, delayed ? Waiting.DELAYED : Waiting.QUEUED);
    dispatcher.accept(task);
    task.followParent();
    return task;
  }

  /** Makes a task that waits to be told to start. */
  <T extends @Nullable Object> SupervisedTask<T> defer(Recipe recipe, Job job) {
    SupervisedTask<T> task = make(recipe, job, Waiting.COLD);
    task.deliverEvents();
    task.followParent();
    return task;
  }

  /**
   * Runs a task in this thread.
   *
   * @param recipe what it is
   * @param job what it does
   * @return what the job returned
   * @throws Throwable what the job threw
   */
  public @Nullable Object callInline(Recipe recipe, Job job) throws Throwable {
    SupervisedTask<?> task = make(recipe, job, Waiting.QUEUED);
    task.deliverEvents();
    return task.runInline();
  }

  /** Runs a task in this thread; what the job throws is kept in the task. */
  <T extends @Nullable Object> SupervisedTask<T> runInline(Recipe recipe, Job job) {
    SupervisedTask<T> task = make(recipe, job, Waiting.QUEUED);
    task.deliverEvents();
    try {
      task.runInline();
    } catch (Throwable t) {
      Messages.LOG.log(System.Logger.Level.TRACE, "Kept in the task.", t);
    }
    return task;
  }

  private <T extends @Nullable Object> SupervisedTask<T> make(Recipe recipe, Job job, State in) {
    refuseAfterShutdown(recipe.settings().name());
    RecordedOutput recording = parts.recorder().open(recipe.settings().capture());
    SupervisedTask<T> task =
        new SupervisedTask<>(this, recipe, ids, totals.next(), recording, job, in);
    task.announce();
    task.attachCallbacks();
    registry.add(task);
    Attempt caller = recipe.settings().cancelWithParent() ? Bound.get() : null;
    if (caller != null) {
      task.bindTo(caller.supervised());
    }
    if (shutdown != null) { // looked at after the task can be found: shutdown misses none
      task.discard();
      refuseAfterShutdown(recipe.settings().name());
    }
    return task;
  }

  private void refuseAfterShutdown(String name) {
    if (shutdown != null) {
      throw new TaskRejectedException(
          "Task '" + name + "' was refused: the supervisor has shut down. It was not started.");
    }
  }

  void start(SupervisedTask<?> task) {
    refuseAfterShutdown(task.name());
    dispatcher.start(task);
  }

  void withdraw(SupervisedTask<?> task) {
    dispatcher.withdraw(task);
  }

  void release(SupervisedTask<?> task) {
    dispatcher.release(task);
  }

  void free(SupervisedTask<?> task) {
    dispatcher.free(task);
  }

  void ended(SupervisedTask<?> task, Ended ended) {
    totals.ended(ended.status());
    registry.ended(task, ended.endedAt());
  }

  /** The last thing that is done for a task. */
  void settled(SupervisedTask<?> task) {
    Shutdown waiting = shutdown;
    if (waiting != null) {
      waiting.gone(task);
    }
  }

  void discard(SupervisedTask<?> task) {
    registry.remove(task);
    totals.refused();
  }

  Consumer<TaskEvent> listeners() {
    return listeners;
  }

  private void tell(TaskEvent event) {
    for (TaskListener listener : parts.listeners()) {
      try {
        listener.on(event);
      } catch (Throwable t) {
        Messages.listenerFailed(event, t);
      }
    }
  }

  List<RunDecorator> decorators() {
    return parts.decorators();
  }

  SupervisorParts parts() {
    return parts;
  }

  // ------------------------------------------------------------------ being asked

  @Override
  public <T extends @Nullable Object> Task<T> submit(Callable<T> body) {
    return task(Request.nameOf(body)).submit(body);
  }

  @Override
  public Task<@Nullable Void> submit(Runnable body) {
    return task(Request.nameOf(body)).submit(body);
  }

  @Override
  public TaskRequest task(String name) {
    return new Request(this, TaskSettings.named(name));
  }

  @Override
  public <T extends @Nullable Object> Task<T> launch(TaskSettings of, Body<T> body) {
    return submit(recipe(of, ResultKind.VALUE), task -> task.attempt(body::run));
  }

  @Override
  public <T extends @Nullable Object> Task<T> runHere(TaskSettings of, Body<T> body) {
    return runInline(recipe(of, ResultKind.VALUE), task -> task.attempt(body::run));
  }

  @Override
  public Optional<Task<?>> find(TaskId id) {
    return Optional.ofNullable(registry.find(requireNonNull(id, "The id of the task is null.")));
  }

  @Override
  public List<TaskInfo> tasks(TaskQuery query) {
    Comparator<SupervisedTask<?>> order = Comparator.comparingLong(task -> task.number);
    return registry.all().stream()
        .filter(task -> task.mayMatch(query)) // before anything is made for those that do not
        .sorted(query.newestFirst() ? order.reversed() : order)
        .map(SupervisedTask::info)
        .filter(query::matches)
        .skip(query.offset())
        .limit(query.limit())
        .toList();
  }

  @Override
  public <T extends @Nullable Object> List<T> awaitAll(
      Collection<? extends Task<? extends T>> tasks, Duration timeout) throws TimeoutException {
    return Await.all(List.copyOf(tasks), timeout);
  }

  @Override
  public <T extends @Nullable Object> T awaitAny(
      Collection<? extends Task<? extends T>> tasks, Duration timeout) throws TimeoutException {
    return Await.any(List.copyOf(tasks), timeout);
  }

  @Override
  public <T extends @Nullable Object> List<T> awaitAllSucceed(
      Collection<? extends Task<? extends T>> tasks, Duration timeout) throws TimeoutException {
    return Await.allSucceed(List.copyOf(tasks), timeout);
  }

  @Override
  public int cancelAll(TaskQuery query, String reason) {
    int cancelled = 0;
    for (TaskInfo info : tasks(query)) {
      SupervisedTask<?> task = registry.find(info.id());
      if (task != null && task.cancel(reason) != CancelOutcome.ALREADY_ENDED) {
        cancelled++;
      }
    }
    return cancelled;
  }

  @Override
  public SupervisorInfo info() {
    return totals.info(settings, dispatcher.snapshot(), registry.all(), shutdown == null);
  }

  // ------------------------------------------------------------------ the end

  /**
   * Shuts down: refuses new tasks, cancels delayed ones, gives running and queued ones the
   * configured grace, cancels what is left, reports what does not leave, and releases every waiter.
   * Returns when that is done; further calls do nothing. Source: LIF-1.
   */
  @Override
  public void close() {
    Shutdown waiting = new Shutdown();
    synchronized (this) {
      if (shutdown != null) {
        return;
      }
      shutdown = waiting;
    }
    waiting.end(registry.all(), settings);
    timer.close();
  }
}
