package dev.errand.spi;

import dev.errand.Task;
import java.util.concurrent.CompletionStage;

/** A further return type for background methods. Any thread. Source: RUN-2. */
public interface ResultAdapter {
  /**
   * Names the type.
   *
   * @return the fully qualified name of the class, exactly as methods declare it
   */
  String typeName();

  /**
   * Makes what the caller gets.
   *
   * @param task the live task
   * @return an instance of the type
   */
  Object toCaller(Task<?> task);

  /**
   * Takes what the body returned.
   *
   * @param returned an instance of the type
   * @return a stage that ends as it does
   */
  CompletionStage<?> fromBody(Object returned);
}
