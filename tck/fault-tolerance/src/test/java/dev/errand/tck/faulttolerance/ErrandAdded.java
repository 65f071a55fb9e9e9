package dev.errand.tck.faulttolerance;

import dev.errand.TaskSupervisor;
import jakarta.enterprise.inject.spi.Extension;
import java.io.File;
import java.net.URISyntaxException;
import org.jboss.arquillian.container.test.spi.client.deployment.ApplicationArchiveProcessor;
import org.jboss.arquillian.test.spi.TestClass;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.container.LibraryContainer;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/**
 * Puts the jar, byte for byte, into each WAR, and the check that it works. {@code
 * -Derrand.added=false} leaves both out, to compare.
 */
public class ErrandAdded implements ApplicationArchiveProcessor {
  private static final boolean ADDED =
      Boolean.parseBoolean(System.getProperty("errand.added", "true"));

  @Override
  public void process(Archive<?> archive, TestClass test) {
    if (!ADDED) {
      return;
    }
    if (!(archive instanceof LibraryContainer<?> war)) {
      throw new IllegalArgumentException(
          "Errand cannot be added to " + archive.getName() + " of " + test.getName() + ": no WAR.");
    }
    war.addAsLibrary(jar());
    war.addAsLibrary(
        ShrinkWrap.create(JavaArchive.class, "supervisor-is-there.jar")
            .addClass(SupervisorIsThere.class)
            .addAsServiceProvider(Extension.class, SupervisorIsThere.class));
  }

  private static File jar() {
    try {
      File jar =
          new File(
              TaskSupervisor.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (!jar.isFile()) {
        throw new IllegalStateException(
            "Errand is not packaged: " + jar + " is no jar. Run 'mvn verify' on the whole.");
      }
      return jar;
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Errand's jar has no readable place.", e);
    }
  }
}
