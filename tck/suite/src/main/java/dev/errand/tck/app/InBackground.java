package dev.errand.tck.app;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import dev.errand.Background;
import dev.errand.TaskPriority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A stereotype that brings the annotation along. */
@Stereotype
@ApplicationScoped
@Background(name = "by stereotype", priority = TaskPriority.LOW)
@Retention(RUNTIME)
@Target(TYPE)
public @interface InBackground {}
