package dev.errand.runtime.cdi;

import dev.errand.runtime.core.OwnExecutor;
import dev.errand.spi.ExecutorSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * The executor of tasks that name none: that of the runtime, or else our own.
 *
 * @param executor runs the tasks
 * @param release takes it back at shutdown
 */
record DefaultExecutor(Executor executor, Runnable release) {
  static DefaultExecutor find() {
    List<ExecutorSource> sources =
        Plugins.load(ExecutorSource.class).stream()
            .sorted(Comparator.comparingInt(ExecutorSource::rank))
            .toList();
    for (ExecutorSource source : sources) {
      Optional<Executor> found = source.defaultExecutor();
      if (found.isPresent()) {
        return new DefaultExecutor(found.get(), () -> source.release(found.get()));
      }
    }
    OwnExecutor own = new OwnExecutor("errand-");
    return new DefaultExecutor(own, own::close);
  }
}
