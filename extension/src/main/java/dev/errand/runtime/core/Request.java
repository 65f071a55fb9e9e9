package dev.errand.runtime.core;

import static java.util.Objects.requireNonNull;

import dev.errand.CaptureSettings;
import dev.errand.DeferredTask;
import dev.errand.Task;
import dev.errand.TaskKind;
import dev.errand.TaskPriority;
import dev.errand.TaskRequest;
import dev.errand.runtime.core.Recipe.EndCallback;
import dev.errand.runtime.core.Recipe.ResultKind;
import dev.errand.spi.RetryRunner;
import dev.errand.spi.TaskSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A task in the making. */
final class Request implements TaskRequest {
  private record Retry(int attempts, List<Class<? extends Throwable>> retryOn) {
    /** Whatever is to be retried: a cancelled attempt is not. */
    boolean covers(Throwable failure) {
      return !(failure instanceof StopRetrying)
          && retryOn.stream().anyMatch(type -> type.isInstance(failure));
    }
  }

  private record Extras(
      @Nullable Object key, @Nullable Retry retry, List<EndCallback> callbacks, boolean rethrow) {}

  private final Supervisor supervisor;
  private final TaskSettings settings;
  private final Extras extras;
  private volatile @Nullable Recipe recipe;
  private volatile @Nullable Request withOwnFailureLog;

  Request(Supervisor supervisor, TaskSettings settings) {
    this(supervisor, settings, new Extras(null, null, List.of(), false));
  }

  private Request(Supervisor supervisor, TaskSettings settings, Extras extras) {
    this.supervisor = supervisor;
    this.settings = settings;
    this.extras = extras;
  }

  /** The simple name of a body's class; lambdas and anonymous classes have none worth showing. */
  static String nameOf(@Nullable Object body) {
    if (body == null || body.getClass().isHidden() || body.getClass().isSynthetic()) {
      return "task";
    }
    String name = body.getClass().getSimpleName();
    return name.isEmpty() ? "task" : name;
  }

  static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException runtime ? runtime : new CompletionException(thrown);
  }

  private Request with(TaskSettings changed) {
    return new Request(supervisor, changed, extras);
  }

  private Request with(Extras changed) {
    return new Request(supervisor, settings, changed);
  }

  @Override
  public TaskRequest priority(TaskPriority priority) {
    return with(settings.priority(requireNonNull(priority, about("priority"))));
  }

  @Override
  public TaskRequest delay(Duration delay) {
    return with(settings.delay(requireNonNull(delay, about("delay"))));
  }

  @Override
  public TaskRequest executor(String name) {
    return with(settings.executor(supervisor.parts().executors().apply(name)));
  }

  @Override
  public TaskRequest limit(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException(
          "Task '"
              + settings.name()
              + "' was given a limit of "
              + limit
              + "; 1 or more is allowed.");
    }
    return with(settings.limit(limit));
  }

  @Override
  public TaskRequest key(Object key) {
    requireNonNull(key, about("key"));
    return with(new Extras(key, extras.retry, extras.callbacks, extras.rethrow));
  }

  @Override
  public TaskRequest unique() {
    return with(settings.unique(true));
  }

  @Override
  public TaskRequest captureOutput() {
    return captureOutput(CaptureSettings.DEFAULT);
  }

  @Override
  public TaskRequest captureOutput(CaptureSettings how) {
    return with(settings.capture(requireNonNull(how, about("capture settings"))));
  }

  @Override
  public TaskRequest retry(int attempts) {
    return retry(attempts, List.of(Exception.class));
  }

  @Override
  public TaskRequest retry(int attempts, Class<? extends Throwable> retryOn) {
    return retry(attempts, List.of(retryOn));
  }

  @Override
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final TaskRequest retry(
      int attempts, Class<? extends Throwable> retryOn, Class<? extends Throwable>... more) {
    return retry(attempts, Stream.concat(Stream.of(retryOn), Stream.of(more)).toList());
  }

  private Request retry(int attempts, List<Class<? extends Throwable>> on) {
    if (attempts < 1) {
      throw new IllegalArgumentException(
          "Task '"
              + settings.name()
              + "' was given "
              + attempts
              + " attempts; 1 or more are allowed.");
    }
    if (!supervisor.parts().retry().isAvailable()) {
      throw new IllegalStateException(
          "Task '"
              + settings.name()
              + "' cannot be retried: no MicroProfile Fault Tolerance library is at work in this"
              + " application.");
    }
    return with(new Extras(extras.key, new Retry(attempts, on), extras.callbacks, extras.rethrow));
  }

  @Override
  public TaskRequest onEnd(
      BiConsumer<? super @Nullable Object, ? super @Nullable Throwable> callback) {
    requireNonNull(callback, about("callback"));
    return with(
        new Extras(
            extras.key,
            extras.retry,
            Stream.concat(extras.callbacks.stream(), Stream.of((EndCallback) callback::accept))
                .toList(),
            extras.rethrow));
  }

  @Override
  public TaskRequest cancelWithParent() {
    return with(settings.asChild());
  }

  @Override
  public TaskRequest rethrow() {
    return with(new Extras(extras.key, extras.retry, extras.callbacks, true));
  }

  @Override
  public <T extends @Nullable Object> Task<T> submit(Callable<T> body) {
    return supervisor.submit(recipe(), extras.key, job(body));
  }

  @Override
  public Task<@Nullable Void> submit(Runnable body) {
    Request logging = withOwnFailureLog();
    return supervisor.submit(logging.recipe(), extras.key, job(body));
  }

  @Override
  public <T extends @Nullable Object> Task<T> runNow(Callable<T> body) {
    SupervisedTask<T> task =
        supervisor.runInline(recipe(settings.kind(TaskKind.INLINE)), job(body));
    @Nullable Throwable failure = task.handle((result, thrown) -> thrown).join();
    if (failure != null && extras.rethrow) {
      throw unchecked(Stages.cause(failure));
    }
    return task;
  }

  @Override
  public Task<@Nullable Void> runNow(Runnable body) {
    return runNow(callable(body));
  }

  @Override
  public <T extends @Nullable Object> DeferredTask<T> defer(Callable<T> body) {
    return supervisor.defer(recipe(), extras.key, job(body));
  }

  @Override
  public DeferredTask<@Nullable Void> defer(Runnable body) {
    return withOwnFailureLog().defer(callable(body));
  }

  /** What gives no result is easily forgotten: its failure is at least logged. */
  private Request withOwnFailureLog() {
    Request known = withOwnFailureLog;
    if (known == null) {
      known = with(settings.loggingOwnFailure());
      withOwnFailureLog = known;
    }
    return known;
  }

  /** Worked out at the first submission; any thread may, and comes to the same. */
  private Recipe recipe() {
    Recipe known = recipe;
    if (known == null) {
      known = recipe(settings);
      recipe = known;
    }
    return known;
  }

  private Recipe recipe(TaskSettings of) {
    return supervisor.recipe(of, ResultKind.VALUE, extras.callbacks);
  }

  private <T extends @Nullable Object> Job job(@Nullable Callable<T> body) {
    requireNonNull(body, () -> about("body"));
    Retry retry = extras.retry;
    if (retry == null) {
      return task -> task.attempt(run -> body.call());
    }
    return retrying(retry, body);
  }

  /** As of a callable, with one object less for each task that waits. */
  private Job job(@Nullable Runnable body) {
    requireNonNull(body, () -> about("body"));
    Retry retry = extras.retry;
    return retry == null
        ? task -> task.attempt(run -> nothing(body))
        : retrying(retry, callable(body));
  }

  private static @Nullable Object nothing(Runnable body) {
    body.run();
    return null;
  }

  private Job retrying(Retry retry, Callable<?> body) {
    RetryRunner runner = supervisor.parts().retry();
    return task ->
        runner.call(retry.attempts, retry::covers, () -> task.attempt(run -> body.call()));
  }

  private Callable<@Nullable Void> callable(@Nullable Runnable body) {
    requireNonNull(body, () -> about("body"));
    return () -> {
      body.run();
      return null;
    };
  }

  private String about(String what) {
    return "The " + what + " of task '" + settings.name() + "' is null. It was not started.";
  }
}
