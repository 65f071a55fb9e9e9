package dev.errand.tck.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Open Liberty, with the features that the applications use. */
final class OpenLiberty extends LocalServer {
  private static final String CONFIGURATION =
      """
      <server>
        <featureManager>
          <feature>appSecurity-5.0</feature>
          <feature>cdi-4.0</feature>
          <feature>concurrent-3.0</feature>
          <feature>enterpriseBeansLite-4.0</feature>
          <feature>jndi-1.0</feature>
          <feature>microProfile-7.0</feature>
          <feature>restfulWS-3.1</feature>
        </featureManager>
        <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="%d" httpsPort="-1"/>
        <executor coreThreads="%d"/>
        <logging consoleLogLevel="INFO"/>
        <!-- It is ready when these are; by default it would not wait longer than half a minute. -->
        <applicationManager startTimeout="4m"/>
      %s
      </server>
      """;

  private Path home;

  OpenLiberty() {
    super("open-liberty");
  }

  @Override
  public void unpack() throws IOException {
    home = unzipped("open-liberty.zip");
  }

  @Override
  void configure(Path instance, List<Path> applications) throws IOException {
    String deployed =
        applications.stream()
            .map(
                war ->
                    "  <webApplication location=\""
                        + war.toAbsolutePath()
                        + "\"><classloader apiTypeVisibility=\"+third-party\"/></webApplication>")
            .collect(Collectors.joining("\n"));
    Path server = Files.createDirectories(instance.resolve("servers/defaultServer"));
    Files.writeString(
        server.resolve("server.xml"), CONFIGURATION.formatted(port(), THREADS, deployed));
    // No port for commands: it ends by a signal.
    Files.writeString(server.resolve("bootstrap.properties"), "command.port=-1\n");
  }

  @Override
  List<String> command(Path instance) {
    return List.of("sh", home.resolve("bin/server").toString(), "run");
  }

  @Override
  Map<String, String> environment(Path instance) {
    return Map.of(
        "JAVA_HOME",
        javaHome().toString(),
        "WLP_USER_DIR",
        instance.toString(),
        "JVM_ARGS",
        "-Xmx512m -Derrand.tck.runtime=" + name());
  }

  @Override
  Path logFile() {
    return instance().resolve("servers/defaultServer/logs/messages.log");
  }

  @Override
  Predicate<String> ready() {
    return line -> line.contains("CWWKF0011I");
  }
}
