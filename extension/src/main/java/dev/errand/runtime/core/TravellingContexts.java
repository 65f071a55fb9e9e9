package dev.errand.runtime.core;

import dev.errand.spi.TravellingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what goes along from the threads that make tasks to those that run them. */
final class TravellingContexts {
  private final List<TravellingContext> contexts;

  /** What tasks take along that are made where there is nothing: shared, as most are. */
  private final Taken nothing;

  TravellingContexts(List<TravellingContext> contexts) {
    this.contexts = contexts;
    this.nothing = Taken.nothing(contexts);
  }

  /** What the calling thread has. */
  Taken take() {
    return Taken.here(contexts, nothing);
  }

  /** A job with what the calling thread has; as it is if that is nothing. */
  Job along(Job job) {
    Taken taken = take();
    return taken == nothing ? job : new Along(job, taken);
  }

  /** What goes along with a job. */
  Taken of(Job job) {
    return job instanceof Along along ? along.taken : nothing;
  }

  private record Along(Job job, Taken taken) implements Job {
    @Override
    public @Nullable Object run(SupervisedTask<?> task) throws Exception {
      return job.run(task);
    }
  }
}
