package dev.errand.tck.servers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server is in, so that none is left over. */
class ProcessGroupTest {
  @TempDir private Path folder;

  /** Stands for the tests: starts something that does not end by itself, and tells its number. */
  static final class Starter {
    private Starter() {}

    public static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[0]);
      List<String> sleep = List.of("sh", "-c", "echo $$; exec sleep 600");
      ProcessGroup group =
          ProcessGroup.start(sleep, Map.of(), folder, folder.resolve("console.log"));
      System.out.println(group.log().await(ServerTest.SOON, line -> line.matches("\\d+")));
      new CountDownLatch(1).await(); // until it is killed
    }
  }

  @Test
  void virtualMachineThatIsKilled_endsWhatItHasStarted() throws Exception {
    Process starter = starter().start();
    try (BufferedReader printed = starter.inputReader(UTF_8)) {
      ProcessHandle sleep = ProcessHandle.of(Long.parseLong(printed.readLine())).orElseThrow();
      assertTrue(sleep.isAlive());
      starter.destroyForcibly();
      sleep.onExit().get(ServerTest.SOON.toSeconds(), TimeUnit.SECONDS);
    } finally {
      starter.destroyForcibly();
    }
  }

  @Test
  void systemWithoutSetsid_isToldWhatIsNeeded() throws Exception {
    ProcessBuilder builder = starter();
    builder.environment().put("PATH", folder.toString());
    Process starter = builder.start();
    try (BufferedReader printed = starter.inputReader(UTF_8)) {
      String all = String.join("\n", printed.lines().toList());
      assertTrue(all.contains("need Linux, with 'setsid' and 'sh', which do not start here"), all);
    } finally {
      starter.destroyForcibly();
    }
  }

  private ProcessBuilder starter() throws IOException {
    return new ProcessBuilder(
            LocalServer.java(),
            "-cp",
            System.getProperty("java.class.path"),
            Starter.class.getName(),
            folder.toString())
        .redirectErrorStream(true);
  }
}
