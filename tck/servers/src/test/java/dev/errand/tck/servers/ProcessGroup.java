package dev.errand.tck.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process with all its descendants, which ends with them: when it is told to, and also when this
 * virtual machine is gone, however that came.
 */
final class ProcessGroup {
  /**
   * The shell leads the group. It waits for the end of its standard input, which the kernel brings
   * about when nobody holds the other end any more; a server that ends by itself ends that waiting.
   * Both shells outlive the signal that tells the server to end, which then has its time for it.
   */
  private static final String SCRIPT =
      """
      trap : TERM
      ( trap : TERM; "$@" < /dev/null; echo "The process has ended with $?."; kill -TERM 0 ) &
      server=$!
      cat > /dev/null
      kill -TERM 0
      ( sleep 20; kill -KILL 0 ) &
      wait $server
      kill -KILL 0
      """;

  /** Twice what the script grants. */
  private static final int PATIENCE_SECONDS = 40;

  private final Process leader;
  private final ServerLog log;

  private ProcessGroup(Process leader, ServerLog log) {
    this.leader = leader;
    this.log = log;
  }

  /** Starts a process that stays in the foreground; what it prints goes to a file. */
  static ProcessGroup start(
      List<String> command, Map<String, String> environment, Path directory, Path logFile)
      throws IOException {
    List<String> led = new ArrayList<>(List.of("setsid", "sh", "-c"));
    led.add(SCRIPT);
    led.add("server");
    led.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(led).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process leader = start(builder);
    return new ProcessGroup(leader, ServerLog.of(leader.getInputStream(), logFile));
  }

  private static Process start(ProcessBuilder builder) throws IOException {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new IOException(
          "Servers that end with the tests need Linux, with 'setsid' and 'sh', which do not start"
              + " here: "
              + e.getMessage(),
          e);
    }
  }

  ServerLog log() {
    return log;
  }

  /** The number of the group, and of the process that leads it. */
  long id() {
    return leader.pid();
  }

  void stop() throws InterruptedException {
    try {
      leader.getOutputStream().close();
    } catch (IOException e) {
      throw new IllegalStateException("The group " + id() + " cannot be told to end.", e);
    }
    if (!leader.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("The group " + id() + " does not end.");
    }
    log.awaitEnd();
  }
}
