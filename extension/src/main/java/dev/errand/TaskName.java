package dev.errand;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Selects the events of the tasks of one name: {@code void done(@Observes @TaskName("invoice")
 * TaskCompleted event)}. Every event is fired with the name of its task as this qualifier; an
 * observer without it gets the events of all. Source: EVT-3.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target({PARAMETER, FIELD, METHOD, TYPE})
public @interface TaskName {
  /**
   * Gives the name.
   *
   * @return the name of the task, exactly
   */
  String value();

  /** Makes the qualifier where an annotation cannot stand. */
  final class Literal extends AnnotationLiteral<TaskName> implements TaskName {
    private static final long serialVersionUID = 1L;

    /** The name of the task. */
    private final String value;

    private Literal(String value) {
      this.value = value;
    }

    /**
     * Makes one.
     *
     * @param name the name of the task
     * @return the qualifier
     */
    public static Literal of(String name) {
      return new Literal(name);
    }

    @Override
    public String value() {
      return value;
    }
  }
}
