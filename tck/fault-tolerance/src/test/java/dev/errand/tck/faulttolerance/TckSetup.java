package dev.errand.tck.faulttolerance;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentExceptionTransformer;
import org.jboss.arquillian.container.test.spi.client.deployment.ApplicationArchiveProcessor;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** What the tests run on: Weld, whose adapter registers itself, or Payara Micro. */
public class TckSetup implements LoadableExtension {
  @Override
  public void register(ExtensionBuilder builder) {
    builder.service(DeploymentExceptionTransformer.class, DefinitionErrors.class);
    if (PayaraMicro.isChosen()) {
      builder.service(DeployableContainer.class, PayaraMicro.class);
      builder.service(ApplicationArchiveProcessor.class, ErrandAdded.class);
    }
  }
}
