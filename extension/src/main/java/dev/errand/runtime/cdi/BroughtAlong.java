package dev.errand.runtime.cdi;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Marks the beans of this jar, for the extension to tell them from those of the application. */
@Retention(RUNTIME)
@Target(TYPE)
@interface BroughtAlong {}
