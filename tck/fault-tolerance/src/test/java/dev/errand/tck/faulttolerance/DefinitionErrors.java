package dev.errand.tck.faulttolerance;

import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceDefinitionException;
import org.jboss.arquillian.container.spi.client.container.DeploymentExceptionTransformer;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a test expects in Weld's exception: what extensions complain of is suppressed there.
 */
public class DefinitionErrors implements DeploymentExceptionTransformer {
  @Override
  public @Nullable Throwable transform(Throwable failure) {
    for (Throwable complaint : failure.getSuppressed()) {
      if (complaint instanceof FaultToleranceDefinitionException) {
        return complaint;
      }
    }
    return null; // Arquillian goes on with the failure itself
  }
}
