package dev.errand.tck;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Names the requirements that a test proves, by their ids in {@code requirements.csv}. */
@Retention(RUNTIME)
@Target(METHOD)
public @interface Requirement {
  /**
   * Gives the ids.
   *
   * @return ids such as {@code RUN-1}
   */
  String[] value();
}
