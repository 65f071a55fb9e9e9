package dev.errand.tck.quarkus;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.context.ThreadContext;

/** An executor that takes all contexts along. */
@ApplicationScoped
public class Travelling {
  @Produces
  @ApplicationScoped
  @Named("travelling")
  ManagedExecutor build() {
    return ManagedExecutor.builder().propagated(ThreadContext.ALL_REMAINING).cleared().build();
  }

  void end(@Disposes @Named("travelling") ManagedExecutor executor) {
    executor.shutdown();
  }
}
