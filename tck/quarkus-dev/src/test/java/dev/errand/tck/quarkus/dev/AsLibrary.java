package dev.errand.tck.quarkus.dev;

import io.quarkus.bootstrap.BootstrapAppModelFactory;
import io.quarkus.bootstrap.BootstrapConstants;
import io.quarkus.bootstrap.app.ApplicationModelSerializer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Makes Errand a library for dev mode, as it is for its users. In this build it is a module beside
 * the application, which dev mode would reload, too.
 */
final class AsLibrary implements BeforeAllCallback, AfterAllCallback {
  private static final String MODEL = BootstrapConstants.SERIALIZED_TEST_APP_MODEL;
  private static final Pattern RELOADED = Pattern.compile("\"local-projects\":\\[[^]]*]");
  private static final String APPLICATION_ALONE =
      "\"local-projects\":[\"dev.errand:errand-tck-quarkus-dev::jar\"]";

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    Path file = Files.createTempFile("errand-tck", ".json");
    ApplicationModelSerializer.serialize(
        BootstrapAppModelFactory.newInstance()
            .setTest(true)
            .setDevMode(true)
            .setProjectRoot(Path.of("").toAbsolutePath())
            .resolveAppModel()
            .getApplicationModel(),
        file);
    String model = Files.readString(file);
    String changed = RELOADED.matcher(model).replaceFirst(APPLICATION_ALONE);
    Files.writeString(file, changed);
    System.setProperty(MODEL, file.toString());
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    Files.delete(Path.of(System.clearProperty(MODEL)));
  }
}
