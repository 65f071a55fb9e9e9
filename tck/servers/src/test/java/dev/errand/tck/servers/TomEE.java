package dev.errand.tck.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** TomEE with MicroProfile, in a folder of its own. */
final class TomEE extends LocalServer {
  private Path home;

  TomEE() {
    super("tomee");
  }

  @Override
  public void unpack() throws IOException {
    home = unzipped("tomee.zip");
  }

  @Override
  void configure(Path instance, List<Path> applications) throws IOException {
    Archives.copy(home.resolve("conf"), instance.resolve("conf"));
    for (String folder : List.of("logs", "temp", "webapps", "work")) {
      Files.createDirectory(instance.resolve(folder));
    }
    Path file = instance.resolve("conf/server.xml");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("<Server port=\"8005\"", "<Server port=\"-1\"") // it ends by a signal
            .replace(
                "<Connector port=\"8080\"",
                "<Connector address=\"127.0.0.1\" port=\"" + port() + "\""));
    for (Path application : applications) {
      Files.copy(application, instance.resolve("webapps").resolve(application.getFileName()));
    }
  }

  @Override
  List<String> command(Path instance) {
    return List.of("sh", home.resolve("bin/catalina.sh").toString(), "run");
  }

  @Override
  Map<String, String> environment(Path instance) {
    return Map.of(
        "JAVA_HOME",
        javaHome().toString(),
        "JAVA_OPTS", // its own ones, whatever the caller's are
        "",
        "CATALINA_HOME",
        home.toString(),
        "CATALINA_BASE",
        instance.toString(),
        "CATALINA_OPTS",
        "-Xmx512m -Derrand.tck.runtime=" + name());
  }

  @Override
  Path logFile() {
    return instance().resolve("logs/catalina." + LocalDate.now(ZoneId.systemDefault()) + ".log");
  }

  @Override
  Predicate<String> ready() {
    return line -> line.contains("Server startup in");
  }
}
