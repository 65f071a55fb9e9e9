package dev.errand.tck.app;

import java.util.concurrent.CompletionStage;

/**
 * What a bean is injected as.
 *
 * @param <A> what is served
 */
public interface Service<A> {
  /** Serves, in the background: the implementation says so. */
  CompletionStage<String> serve(A argument);
}
