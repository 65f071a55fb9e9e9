package dev.errand.tck.faulttolerance;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One Payara Micro with one WAR. It lives as long as its standard input is open: when this JVM is
 * gone, however it went, the whole process group is killed.
 */
final class PayaraProcess {
  static final String HOST = "127.0.0.1";

  private static final String LOOPBACK_ONLY =
      "set configs.config.server-config.network-config.network-listeners"
          + ".network-listener.http-listener.address=";
  /* A shell that leads a new group, and becomes the server; its child waits for the end of input. */
  private static final String GROUP =
      "exec 3<&0; (read -r _ <&3; kill -KILL 0) >/dev/null 2>&1 & exec \"$@\" 3<&- </dev/null";
  private static final int SECONDS = 120;

  private final Path folder;
  private final Path log;
  private final int port;
  private final Process process;
  private final CompletableFuture<String> booted = new CompletableFuture<>();

  private PayaraProcess(Path folder, Path log, int port, Process process) {
    this.folder = folder;
    this.log = log;
    this.port = port;
    this.process = process;
  }

  static PayaraProcess start(String name, String context, Consumer<Path> war) throws IOException {
    Path parent = Files.createDirectories(Path.of("target/payara-micro").toAbsolutePath());
    Path folder = Files.createTempDirectory(parent, name + "-");
    Path application = folder.resolve("application.war");
    war.accept(application);
    Path commands = folder.resolve("boot-commands");
    Files.writeString(commands, LOOPBACK_ONLY + HOST + "\n");
    int port = freePort();
    List<String> command =
        List.of(
            "setsid",
            "sh",
            "-c",
            GROUP,
            "sh",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1", // it starts faster, and lives for a few seconds
            "-Djava.io.tmpdir=" + folder,
            "-jar",
            System.getProperty("payara-micro.jar"),
            "--nohazelcast", // it would listen on every interface
            "--prebootcommandfile",
            commands.toString(),
            "--port",
            Integer.toString(port),
            "--contextroot",
            context,
            "--deploy",
            application.toString());
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    PayaraProcess server = new PayaraProcess(folder, parent.resolve(name + ".log"), port, process);
    Thread reader = new Thread(server::read, "output of Payara Micro");
    reader.setDaemon(true);
    reader.start();
    return server;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void read() {
    StringBuilder boot = new StringBuilder();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        BufferedWriter kept = Files.newBufferedWriter(log)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        kept.append(line).append('\n');
        if (!booted.isDone()) {
          boot.append(line).append('\n');
        }
        if (isReady(line)) {
          booted.complete(boot.toString());
        }
      }
      booted.complete(boot.toString()); // ended before it was ready
    } catch (IOException e) {
      booted.completeExceptionally(e);
    }
  }

  /** Waits until it is ready, or has ended; what it has said until then. */
  String awaitBoot() throws IOException {
    try {
      return booted.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IOException("Its output cannot be read.", e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("Not ready within " + SECONDS + " s.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while it started.", e);
    }
  }

  static boolean isReady(String output) {
    return output.contains(" ready in ");
  }

  int port() {
    return port;
  }

  /** Kills the group and removes what it has written. */
  void end() {
    try {
      process.getOutputStream().close();
      process.onExit().join();
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(PayaraProcess::delete);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
