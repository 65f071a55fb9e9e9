package dev.errand.runtime.cdi;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Binds the inner interceptor where the portable extension finds fault tolerance: an interceptor
 * that has nothing to do still lengthens the way of each call, and what a queued one holds.
 */
@InterceptorBinding
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface Attempted {
  /** The one there is. */
  final class Literal extends AnnotationLiteral<Attempted> implements Attempted {
    private static final long serialVersionUID = 1L;

    static final Literal INSTANCE = new Literal();
  }
}
