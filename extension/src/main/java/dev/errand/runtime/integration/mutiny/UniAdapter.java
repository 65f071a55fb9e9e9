package dev.errand.runtime.integration.mutiny;

import static java.util.Objects.requireNonNull;

import dev.errand.Task;
import dev.errand.spi.ResultAdapter;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletionStage;

/**
 * Lets a background method return a {@link Uni}: a view of the live task, which runs whether or not
 * anybody subscribes. A subscriber that cancels, cancels the task.
 */
public final class UniAdapter implements ResultAdapter {
  /** Made by the service loader; fails where the library is not there, and then is passed over. */
  public UniAdapter() {
    requireNonNull(Uni.class);
  }

  @Override
  public String typeName() {
    return "io.smallrye.mutiny.Uni";
  }

  @Override
  public Object toCaller(Task<?> task) {
    return Uni.createFrom().completionStage(task);
  }

  @Override
  public CompletionStage<?> fromBody(Object returned) {
    return ((Uni<?>) returned).subscribeAsCompletionStage();
  }
}
