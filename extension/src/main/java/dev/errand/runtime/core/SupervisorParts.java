package dev.errand.runtime.core;

import dev.errand.spi.OutputRecorder;
import dev.errand.spi.RetryRunner;
import dev.errand.spi.RunDecorator;
import dev.errand.spi.TaskListener;
import dev.errand.spi.TravellingContext;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a supervisor is put together from.
 *
 * @param executor runs tasks that name no executor
 * @param executors finds an executor by name; throws IllegalArgumentException for an unknown one
 * @param recorder makes the outputs of tasks
 * @param contexts go along with tasks
 * @param decorators go around each attempt, the outermost first
 * @param listeners hear the events
 * @param retry retries the bodies of requests
 * @param frame goes around tasks that a worker runs one after the other
 */
public record SupervisorParts(
    Executor executor,
    Function<String, Executor> executors,
    OutputRecorder recorder,
    List<TravellingContext> contexts,
    List<RunDecorator> decorators,
    List<TaskListener> listeners,
    RetryRunner retry,
    Consumer<Runnable> frame) {

  /** Copies the lists. */
  public SupervisorParts {
    contexts = List.copyOf(contexts);
    decorators = List.copyOf(decorators);
    listeners = List.copyOf(listeners);
  }
}
