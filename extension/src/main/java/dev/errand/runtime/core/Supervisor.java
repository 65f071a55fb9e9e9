package dev.errand.runtime.core;

import static java.util.Objects.requireNonNull;

import dev.errand.PoolSettings;
import dev.errand.SupervisorInfo;
import dev.errand.Task;
import dev.errand.TaskId;
import dev.errand.TaskInfo;
import dev.errand.TaskQuery;
import dev.errand.TaskRejectedException;
import dev.errand.TaskRequest;
import dev.errand.TaskSupervisor;
import dev.errand.runtime.core.Recipe.ResultKind;
import dev.errand.spi.Harness;
import dev.errand.spi.TaskLauncher;
import dev.errand.spi.TaskSettings;
import dev.errand.spi.TimeSource;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The supervisor as applications see it; the {@link Engine} does the work. */
public final class Supervisor implements TaskSupervisor, TaskLauncher, AutoCloseable {
  private final Engine engine;
  private final Directory directory;

  /**
   * Makes a supervisor; it starts no thread before its first task.
   *
   * @param settings its numbers
   * @param parts what it is put together from
   */
  public Supervisor(SupervisorSettings settings, SupervisorParts parts) {
    this(settings, parts, new DelayTimer());
  }

  /**
   * Makes a supervisor for a test.
   *
   * @param settings its numbers
   * @param parts what it is put together from
   * @param harness what the test puts around it
   */
  public Supervisor(SupervisorSettings settings, SupervisorParts parts, Harness harness) {
    this(settings, parts, harness.time(new DelayTimer()), harness);
  }

  Supervisor(SupervisorSettings settings, SupervisorParts parts, TimeSource time) {
    this(settings, parts, time, null);
  }

  private Supervisor(
      SupervisorSettings settings,
      SupervisorParts parts,
      TimeSource time,
      @Nullable Harness harness) {
    this.engine = new Engine(settings, parts, time, harness);
    this.directory = new Directory(engine);
  }

  // ------------------------------------------------------------------ for the runtime

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
    engine.refuseAfterShutdown(of.name()); // nobody can be asked any more who listens
    Executor chosen = of.executor();
    return new Recipe(
        engine,
        of,
        chosen == null ? parts().executor() : chosen,
        resultKind,
        engine.listeners().wantedBy(of.name()),
        callbacks);
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
    return engine.submissions().submit(recipe, null, job);
  }

  /**
   * Submits a task.
   *
   * @param recipe what it is
   * @param key its key among those of its name; null for none
   * @param job what it does
   * @param <T> the type of its result
   * @return the task; where it is unique, the one that is there already if there is one
   * @throws TaskRejectedException if the queue is full or shutdown has begun
   */
  public <T extends @Nullable Object> SupervisedTask<T> submit(
      Recipe recipe, @Nullable Object key, Job job) {
    return engine.submissions().submit(recipe, key, job);
  }

  /** Makes a task that waits to be told to start. */
  <T extends @Nullable Object> SupervisedTask<T> defer(
      Recipe recipe, @Nullable Object key, Job job) {
    return engine.submissions().defer(recipe, key, job);
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
    return engine.submissions().inline(recipe, job).runHere();
  }

  /** Runs a task in this thread; what the job throws is kept in the task. */
  <T extends @Nullable Object> SupervisedTask<T> runInline(Recipe recipe, Job job) {
    SupervisedTask<T> task = engine.submissions().inline(recipe, job);
    try {
      Object unused = task.runHere();
    } catch (Throwable t) {
      Messages.LOG.log(System.Logger.Level.TRACE, "Kept in the task.", t);
    }
    return task;
  }

  Engine engine() {
    return engine;
  }

  SupervisorParts parts() {
    return engine.parts();
  }

  @Override
  public <T extends @Nullable Object> Task<T> launch(TaskSettings of, Body<T> body) {
    return submit(recipe(of, ResultKind.VALUE), task -> task.attempt(body::run));
  }

  @Override
  public <T extends @Nullable Object> Task<T> runHere(TaskSettings of, Body<T> body) {
    return runInline(recipe(of, ResultKind.VALUE), task -> task.attempt(body::run));
  }

  // ------------------------------------------------------------------ for applications

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
  public Optional<Task<?>> find(TaskId id) {
    return Optional.ofNullable(directory.find(id));
  }

  @Override
  public List<TaskInfo> tasks(TaskQuery query) {
    return directory.tasks(query);
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
    return directory.cancelAll(query, reason);
  }

  private static String named(String name) {
    return requireNonNull(name, "The name of the tasks is null.");
  }

  @Override
  public void pause(String name) {
    engine.dispatcher().pause(named(name), engine.registry()::all);
  }

  @Override
  public void resume(String name) {
    engine.dispatcher().resume(named(name));
  }

  @Override
  public void pauseAll() {
    engine.dispatcher().pauseAll(true);
  }

  @Override
  public void resumeAll() {
    engine.dispatcher().pauseAll(false);
  }

  @Override
  public void resize(PoolSettings pool) {
    engine.dispatcher().resize(requireNonNull(pool, "The settings of the pool are null."));
  }

  @Override
  public void limit(String name, int limit) {
    if (limit < 0) {
      throw new IllegalArgumentException(
          "The limit of '" + name + "' is " + limit + "; 1 or more is allowed, 0 is none.");
    }
    engine.dispatcher().limit(named(name), limit, engine.registry()::all);
  }

  @Override
  public SupervisorInfo info() {
    return directory.info();
  }

  /**
   * Shuts down: refuses new tasks, cancels delayed ones, gives running and queued ones the
   * configured grace, cancels what is left, reports what does not leave, and releases every waiter.
   * Returns when that is done; further calls do nothing. Source: LIF-1.
   */
  @Override
  public void close() {
    engine.close();
  }
}
