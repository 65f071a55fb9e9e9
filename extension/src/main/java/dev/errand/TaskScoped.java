package dev.errand;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.context.NormalScope;
import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * The scope of a task: its body finds one instance of the bean, the same in all its attempts, which
 * is made at the first use and destroyed, with {@code @PreDestroy}, when the task has ended, before
 * anybody who waits for it is released. Tasks that run in their caller's thread have instances of
 * their own too, and so does a task inside another one.
 *
 * <p>The scope is active where {@link TaskContext#current()} is there: on the thread of the body,
 * and on others in work that {@link TaskContext#wrap(Runnable)} has wrapped, until the task has
 * ended. Elsewhere a use of the bean throws {@link
 * jakarta.enterprise.context.ContextNotActiveException}. Source: RUN-10.
 */
@NormalScope
@Inherited
@Documented
@Retention(RUNTIME)
@Target({TYPE, METHOD, FIELD})
public @interface TaskScoped {}
