package dev.errand.tck.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the servers share: folders, a port, a process. */
abstract class LocalServer implements Server {
  private static final Path DISTRIBUTIONS = Path.of(property("errand.tck.distributions"));
  private static final Path INSTANCES = Path.of(property("errand.tck.instances"));

  /** Longer than any start takes on a busy machine; reached only by a defect. */
  private static final Duration START = Duration.ofMinutes(4);

  /**
   * At least as many as tasks of the suite run at once. Servers whose executor has no more threads
   * than a few for each processor, and a queue without end, let tasks wait that have a slot.
   */
  static final int THREADS = 50;

  private final String name;
  private final int port = freePort();
  private Path instance;
  private ProcessGroup process;

  LocalServer(String name) {
    this.name = name;
  }

  private static String property(String key) {
    return Objects.requireNonNull(System.getProperty(key), key + " is set by the build");
  }

  /** A file that the build has put ready: a distribution, or what is deployed. */
  static Path file(String name) {
    Path file = DISTRIBUTIONS.resolve(name);
    if (!Files.exists(file)) {
      throw new IllegalStateException(file + " is missing: the build of this module puts it there");
    }
    return file;
  }

  /**
   * Unpacks a distribution that is one folder, unless that is done, and gives this folder. It is
   * not to be written to: all instances share it.
   */
  static Path unzipped(String archive) throws IOException {
    try (Stream<Path> folders = Files.list(Archives.unpacked(file(archive)))) {
      return folders.findFirst().orElseThrow();
    }
  }

  /** A new folder, of which the build disposes. */
  static Path folder(String prefix) throws IOException {
    Files.createDirectories(INSTANCES);
    return Files.createTempDirectory(INSTANCES, prefix);
  }

  /** The JDK that servers run on: that of the tests. */
  static Path javaHome() {
    return Path.of(property("java.home"));
  }

  static String java() {
    return javaHome().resolve("bin/java").toString();
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  // ------------------------------------------------------------------ of each server

  /** Unpacks an archive into a folder that all instances share, unless it is there. */
  @Override
  public void unpack() throws IOException {}

  /** Writes whatever the instance needs into its folder, which is empty. */
  abstract void configure(Path instance, List<Path> applications) throws IOException;

  /** The command that runs the instance in the foreground. */
  abstract List<String> command(Path instance) throws IOException;

  Map<String, String> environment(Path instance) {
    return Map.of("JAVA_HOME", javaHome().toString());
  }

  /** The line that tells that everything was started and deployed, or was refused. */
  abstract Predicate<String> ready();

  // ------------------------------------------------------------------ of all servers

  @Override
  public String name() {
    return name;
  }

  int port() {
    return port;
  }

  @Override
  public void configure(Path... applications) throws IOException {
    instance = folder(name + "-");
    configure(instance, List.of(applications));
  }

  @Override
  public void start() throws IOException {
    process = ProcessGroup.start(command(instance), environment(instance), instance, console());
  }

  @Override
  public void await() throws InterruptedException {
    log().await(START, ready());
  }

  @Override
  public ServerLog log() {
    return process.log();
  }

  @Override
  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + "/" + path);
  }

  Path instance() {
    return instance;
  }

  /** What the server prints, in a file. */
  Path console() {
    return instance.resolve("console.log");
  }

  /** Where the logs of applications go: the file that its page of the guide names. */
  Path logFile() {
    return console();
  }

  /** The process of the virtual machine, for tools that look into it. */
  public long pid() {
    try (Stream<ProcessHandle> descendants =
        ProcessHandle.of(process.id()).orElseThrow().descendants()) {
      return descendants
          .filter(one -> one.info().command().orElse("").endsWith("/java"))
          .findFirst()
          .orElseThrow()
          .pid();
    }
  }

  @Override
  public void stop() throws InterruptedException {
    if (process != null) {
      process.stop();
    }
  }
}
