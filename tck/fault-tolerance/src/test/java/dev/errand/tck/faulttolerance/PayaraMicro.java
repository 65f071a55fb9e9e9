package dev.errand.tck.faulttolerance;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceDefinitionException;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.arquillian.protocol.servlet5.ServletMethodExecutor;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jspecify.annotations.Nullable;

/**
 * A fresh server for each deployment, on loopback. Payara's own adapter listens everywhere, leaves
 * its server behind when the build is broken off, and takes a failed deployment for a good one.
 */
public class PayaraMicro implements DeployableContainer<PayaraMicro.Settings> {
  private static final String CONTEXT = "tck";

  /* It is ready all the same, and says that it has deployed one archive. */
  private static final String FAILED = "Exception while loading the app";

  private @Nullable PayaraProcess server;

  /** Nothing to set. */
  public static class Settings implements ContainerConfiguration {
    @Override
    public void validate() {
      // nothing to set, nothing to be wrong
    }
  }

  static boolean isChosen() {
    return System.getProperty("payara-micro.jar") != null;
  }

  @Override
  public Class<Settings> getConfigurationClass() {
    return Settings.class;
  }

  @Override
  public ProtocolDescription getDefaultProtocol() {
    return new ProtocolDescription("Servlet 6.0");
  }

  @Override
  public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
    try {
      PayaraProcess started =
          PayaraProcess.start(archive.getName(), CONTEXT, war -> export(archive, war));
      server = started;
      String log = started.awaitBoot();
      if (!PayaraProcess.isReady(log) || log.contains(FAILED)) {
        stop(); // Arquillian undeploys only what was deployed
        throw failure(archive, log);
      }
      HTTPContext address = new HTTPContext(PayaraProcess.HOST, started.port());
      address.add(new Servlet(ServletMethodExecutor.ARQUILLIAN_SERVLET_NAME, "/" + CONTEXT));
      return new ProtocolMetaData().addContext(address);
    } catch (IOException e) {
      stop();
      throw new DeploymentException("Payara Micro did not start for " + archive.getName(), e);
    }
  }

  private static void export(Archive<?> archive, Path war) {
    archive.as(ZipExporter.class).exportTo(war.toFile());
  }

  /** The server tells the reason in its log only. */
  private static DeploymentException failure(Archive<?> archive, String log) {
    String message = "Payara Micro did not deploy " + archive.getName() + ":\n" + log;
    return log.contains(FaultToleranceDefinitionException.class.getName())
        ? new DeploymentException(message, new FaultToleranceDefinitionException(message))
        : new DeploymentException(message);
  }

  @Override
  public void undeploy(Archive<?> archive) {
    stop();
  }

  @Override
  public void stop() {
    if (server != null) {
      server.end();
      server = null;
    }
  }
}
