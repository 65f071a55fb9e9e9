package dev.errand;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Keeps what each run of a bean method printed, logged and threw, as {@link Task#output()}.
 *
 * <p>Together with {@link Background} it captures the background run. Alone, it makes the call a
 * task of kind {@link TaskKind#INLINE}: it runs in the caller's thread, returns and throws as it
 * always did, and is supervised and captured like any other.
 *
 * <p>Log records are those of {@code java.util.logging}, JBoss LogManager, Logback and Log4j 2. The
 * diagnostic context (MDC) of the latter two has the task's id as {@code errand.task}, while any
 * task runs, captured or not.
 *
 * <p>What is captured is what the task's own thread writes, and threads that it hands work to
 * through {@link TaskContext#wrap(Runnable)}, or through an executor or a context service of
 * MicroProfile Context Propagation or Jakarta Concurrency that propagates the context {@code
 * errand.task}; those that propagate all contexts do. Each member can be overridden by
 * configuration, like those of {@link Background}, under the name {@code CapturedOutput}. Source:
 * OUT-1 to OUT-12.
 */
@Inherited
@InterceptorBinding
@Supervised
@Documented
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface CapturedOutput {
  /** What {@link #limit()} is unless said otherwise: 64 MiB. */
  long DEFAULT_LIMIT = 64L * 1024 * 1024;

  /**
   * Gives what is captured.
   *
   * @return the streams; the exception is kept in any case
   */
  @Nonbinding
  StreamKind[] streams() default {StreamKind.OUT, StreamKind.ERR, StreamKind.LOG};

  /**
   * Tells whether what is captured from {@code System.out} and {@code System.err} still goes there
   * too. Log records always go to the application's own handlers.
   *
   * @return true for both, false for the capture alone
   */
  @Nonbinding
  boolean echo() default true;

  /**
   * Gives the lowest level of log records that is kept: a name of {@code java.util.logging} (ALL,
   * FINEST, FINER, FINE, CONFIG, INFO, WARNING, SEVERE, OFF) or one of TRACE, DEBUG, WARN, ERROR,
   * FATAL. It filters what the application logs anyway: no logger's level is changed.
   *
   * @return the level's name
   */
  @Nonbinding
  String level() default "ALL";

  /**
   * Gives the loggers whose records are kept: those of these names, and below them.
   *
   * @return names, {@code com.acme}; empty for all
   */
  @Nonbinding
  String[] loggers() default {};

  /**
   * Gives how much is kept of each stream, all attempts together. Of that, {@code
   * errand.output.memory} (256 KiB) is in memory, and what is beyond in a temporary file that
   * nobody else can open and that is gone with the output.
   *
   * @return bytes, 1 or more
   */
  @Nonbinding
  long limit() default DEFAULT_LIMIT;

  /**
   * Gives which end is kept past the limit.
   *
   * @return the end to keep
   */
  @Nonbinding
  Keep keep() default Keep.HEAD;
}
