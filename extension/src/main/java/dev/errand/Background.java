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
import java.time.temporal.ChronoUnit;

/**
 * Runs the calls of a bean method in the background, under the supervisor.
 *
 * <p>The call returns at once; the body runs on a thread of the executor, with the arguments passed
 * as they are. Allowed return types: {@code void}, {@link Task}, {@link
 * java.util.concurrent.CompletionStage}, {@link java.util.concurrent.CompletableFuture}, {@link
 * java.util.concurrent.Future}, and Mutiny's {@code Uni} where the application has it. Whatever is
 * declared, what the caller receives is the live {@link Task}; a body declared to return a task
 * returns {@link Task#of}. What the body throws ends the task and is never thrown at the caller.
 * What the call itself can throw: a refused role, {@link TaskRejectedException} when the queue is
 * full or the supervisor has shut down, and IllegalArgumentException when the executor has a {@code
 * java:} name and nothing of that kind is bound there, or when configuration has a value for the
 * method that is not allowed and was not listed at the start.
 *
 * <p>On a class it applies to all business methods; on a method it replaces the class's wholly. It
 * works through stereotypes. MicroProfile Fault Tolerance annotations on the same method work
 * around the body, on the worker. A private, static or final method, another return type, an
 * unknown executor, a session bean, or a method that is also {@code @Asynchronous} fails the
 * deployment.
 *
 * <p>Each member can be overridden by configuration: {@code
 * com.acme.Invoices/send/Background/priority}, {@code com.acme.Invoices/Background/priority},
 * {@code Background/priority}, the first that is set. Source: RUN-1 to RUN-5, DEP-1, CFG-1.
 */
@Inherited
@InterceptorBinding
@Supervised
@Documented
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface Background {
  /**
   * Gives the name of the tasks. Not unique: each call of the method makes a task of this name.
   *
   * @return the name; "" for the simple name of the class and the name of the method, {@code
   *     Invoices.send}
   */
  @Nonbinding
  String name() default "";

  /**
   * Gives the priority.
   *
   * @return the priority
   */
  @Nonbinding
  TaskPriority priority() default TaskPriority.NORMAL;

  /**
   * Gives how long the task waits, DELAYED, before it is queued. It holds no slot and no thread
   * meanwhile.
   *
   * @return a number of {@link #delayUnit()}, 0 or more
   */
  @Nonbinding
  long delay() default 0;

  /**
   * Gives the unit of {@link #delay()}.
   *
   * @return the unit; one of an exact length, {@code NANOS} to {@code DAYS}
   */
  @Nonbinding
  ChronoUnit delayUnit() default ChronoUnit.MILLIS;

  /**
   * Names the executor: a bean that is a {@link java.util.concurrent.Executor} and bears this
   * {@code @Identifier} or {@code @Named} value, or a {@code java:} name, which is looked up at the
   * first call: at deployment it need not be bound yet. One that takes contexts along takes those
   * of the thread that hands the task over to it: the caller's when a slot is free, else that of
   * the task before.
   *
   * @return the name; "" for the runtime's default
   */
  @Nonbinding
  String executor() default "";

  /**
   * Gives how many tasks of this name, or where a parameter is a {@link TaskKey} of this name and
   * key, may run at once; the others wait in the queue, holding neither thread nor slot. {@link
   * TaskSupervisor#limit} changes it while running. Source: SUP-10.
   *
   * @return the limit, 1 or more; 0 for none
   */
  @Nonbinding
  int limit() default 0;

  /**
   * Tells whether at most one task of this name, or where a parameter is a {@link TaskKey} of this
   * name and key, is live. While one is delayed, queued or running (until its body has left, when
   * it was cancelled), a call returns that very task, with the arguments of the first call; {@link
   * TaskInfo#submissions()} counts, and a DEBUG record tells. Source: SUP-11.
   *
   * @return true for unique tasks
   */
  @Nonbinding
  boolean unique() default false;
}
