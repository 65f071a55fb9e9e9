package dev.errand.tck.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Helidon MP: a class path. A process is one application, so that what other servers deploy side by
 * side is put together here: the libraries of the first WAR, and a jar with the classes of all.
 */
final class Helidon extends LocalServer {
  /** Where the endpoints of each are; elsewhere the name of the WAR does that. */
  private static final Map<String, String> ENDPOINTS =
      Map.of(
          "dev.errand.tck.remote.TckApplication", "/errand-tck/tck",
          "dev.errand.tck.servers.office.OfficeApplication", "/one/api",
          "dev.errand.tck.servers.office.SessionApplication", "/session/api",
          "dev.errand.tck.servers.guide.named.GuideApplication", "/guide/api");

  private Path libraries;

  Helidon() {
    super("helidon");
  }

  @Override
  public void unpack() throws IOException {
    if (Runtime.version().feature() < 21) {
      throw new IllegalStateException(
          "Helidon 4 needs JDK 21 or newer, and this is "
              + Runtime.version()
              + ": run the tests with -Djvm=<the java command of a newer one>.");
    }
    libraries = Archives.unpacked(file("helidon.jar"));
  }

  @Override
  void configure(Path instance, List<Path> applications) throws IOException {
    try (FileSystem war = FileSystems.newFileSystem(applications.get(0))) {
      Archives.copy(war.getPath("WEB-INF/lib"), instance.resolve("lib"));
    }
    try (FileSystem jar =
        FileSystems.newFileSystem(instance.resolve("lib/classes.jar"), Map.of("create", "true"))) {
      Path meta = Files.createDirectory(jar.getPath("META-INF"));
      for (Path application : applications) {
        try (FileSystem war = FileSystems.newFileSystem(application)) {
          Archives.copy(war.getPath("WEB-INF/classes"), jar.getPath("/"));
          Files.copy(
              war.getPath("WEB-INF/beans.xml"),
              meta.resolve("beans.xml"),
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  @Override
  List<String> command(Path instance) {
    List<String> command =
        new ArrayList<>(
            List.of(
                java(),
                "-Xmx512m",
                "-Derrand.tck.runtime=" + name(),
                "-Dserver.host=127.0.0.1",
                "-Dserver.port=" + port()));
    ENDPOINTS.forEach((type, path) -> command.add("-D" + type + ".routing-path.path=" + path));
    command.add("-cp");
    command.add(instance.resolve("lib/*") + File.pathSeparator + libraries.resolve("*"));
    command.add("io.helidon.Main");
    return command;
  }

  @Override
  Predicate<String> ready() {
    return line -> line.contains("Server started on");
  }
}
