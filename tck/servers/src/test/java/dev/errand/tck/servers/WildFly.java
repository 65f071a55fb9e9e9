package dev.errand.tck.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** WildFly, whose deployment scanner takes applications while it runs. */
final class WildFly extends LocalServer implements Redeploying {
  /** With MicroProfile. */
  static final String MICROPROFILE = "standalone-microprofile.xml";

  /** Jakarta EE alone: no fault tolerance, no configuration. */
  static final String PLAIN = "standalone.xml";

  /** Longer than any deployment takes on a busy machine; reached only by a defect. */
  private static final Duration DEPLOYMENT = Duration.ofMinutes(2);

  private final String distribution;
  private final String configuration;
  private Path home;

  WildFly(String name, String configuration) {
    this(name, "wildfly.zip", configuration);
  }

  private WildFly(String name, String distribution, String configuration) {
    super(name);
    this.distribution = distribution;
    this.configuration = configuration;
  }

  /** The one that is ahead, with MicroProfile. */
  static WildFly preview() {
    return new WildFly("wildfly-preview", "wildfly-preview.zip", MICROPROFILE);
  }

  @Override
  public void unpack() throws IOException {
    home = unzipped(distribution);
  }

  @Override
  void configure(Path instance, List<Path> applications) throws IOException {
    Path settings = Files.createDirectory(instance.resolve("configuration"));
    try (Stream<Path> files = Files.list(home.resolve("standalone/configuration"))) {
      for (Path file : files.toList()) {
        Files.copy(file, settings.resolve(file.getFileName()));
      }
    }
    Path file = settings.resolve(configuration);
    Files.writeString(
        file,
        Files.readString(file)
            .replace(
                "<managed-executor-service name=\"default\"",
                "<managed-executor-service name=\"default\" core-threads=\"" + THREADS + "\"")
            // Callers are those that the application lets in. Only the web's part knows the word.
            .replaceFirst(
                "(?s)(domain:undertow:.*?security-domain=\"ApplicationDomain\")/>",
                "$1 integrated-jaspi=\"false\"/>")
            .replace("scan-interval=\"5000\"", "scan-interval=\"200\"")
            .replace("named-formatter name=\"COLOR-PATTERN\"", "named-formatter name=\"PATTERN\""));
    Files.createDirectory(deployments());
    for (Path application : applications) {
      Files.copy(application, deployments().resolve(application.getFileName()));
    }
  }

  private Path deployments() {
    return instance().resolve("deployments");
  }

  @Override
  List<String> command(Path instance) {
    return List.of(
        "sh",
        home.resolve("bin/standalone.sh").toString(),
        "-c",
        configuration,
        "-b",
        "127.0.0.1",
        "-bmanagement",
        "127.0.0.1",
        "-Djboss.server.base.dir=" + instance,
        "-Djboss.http.port=" + port(),
        "-Djboss.https.port=" + freePort(),
        "-Djboss.management.http.port=" + freePort(),
        "-Derrand.tck.runtime=" + name());
  }

  @Override
  Map<String, String> environment(Path instance) {
    return Map.of(
        "JAVA_HOME",
        javaHome().toString(),
        "JBOSS_HOME",
        home.toString(),
        "JAVA_OPTS", // its own ones, whatever the caller's are
        "",
        "LAUNCH_JBOSS_IN_BACKGROUND", // or its script ends by a signal before the server does
        "true");
  }

  @Override
  Path logFile() {
    return instance().resolve("log/server.log");
  }

  @Override
  Predicate<String> ready() {
    return line -> line.contains("WFLYSRV0025") || line.contains("WFLYSRV0026");
  }

  @Override
  public void deploy(Path war) throws IOException, InterruptedException {
    String file = war.getFileName().toString();
    Files.copy(war, deployments().resolve(file));
    Files.createFile(deployments().resolve(file + ".dodeploy"));
    awaitOne(file + ".deployed", file + ".failed");
    Path failed = deployments().resolve(file + ".failed");
    if (Files.exists(failed)) {
      throw new AssertionError(Files.readString(failed));
    }
  }

  @Override
  public void undeploy(String name) throws IOException, InterruptedException {
    String file = name + ".war";
    Files.delete(deployments().resolve(file + ".deployed"));
    awaitOne(file + ".undeployed");
    Files.delete(deployments().resolve(file + ".undeployed"));
    Files.delete(deployments().resolve(file));
  }

  /** Waits until the scanner has made one of these files. */
  private void awaitOne(String... files) throws IOException, InterruptedException {
    try (WatchService changes = deployments().getFileSystem().newWatchService()) {
      deployments().register(changes, StandardWatchEventKinds.ENTRY_CREATE);
      while (Stream.of(files).map(deployments()::resolve).noneMatch(Files::exists)) {
        WatchKey change = changes.poll(DEPLOYMENT.toSeconds(), TimeUnit.SECONDS);
        if (change == null) {
          throw new AssertionError("Waited in vain for " + List.of(files));
        }
        change.pollEvents();
        change.reset();
      }
    }
  }
}
