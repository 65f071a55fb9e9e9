package dev.errand;

import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks the parameter of a {@link Background} method whose argument is the key of its task: {@link
 * Background#limit()} bounds how many tasks of one name and key run at once, and {@link
 * Background#unique()} counts for each key by itself.
 *
 * <p>Keys are compared by {@code equals}, and must not change while the task lives. At most one
 * parameter of a method may bear it, or the deployment fails; a call with null for it throws a
 * {@link NullPointerException} that names the task and the parameter. Source: SUP-10, SUP-11.
 */
@Documented
@Retention(RUNTIME)
@Target(PARAMETER)
public @interface TaskKey {}
