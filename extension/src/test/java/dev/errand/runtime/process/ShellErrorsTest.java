package dev.errand.runtime.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.shell.ShellCommand;
import dev.errand.shell.ShellException;
import dev.errand.shell.ShellRequest;
import dev.errand.shell.ShellResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class ShellErrorsTest {
  private final FakeLauncher launcher = new FakeLauncher();
  private final ShellCommand shell = new ShellCommands(launcher, ProcessSettings.DEFAULT);

  private static ShellException failure(ShellRequest request) {
    return assertThrows(ShellException.class, request::run);
  }

  private static void says(ShellException failure, String... words) {
    for (String word : words) {
      assertTrue(failure.toString().contains(word), failure.toString());
    }
  }

  @Test
  void missingProgram_isNamedAndNothingRan() {
    ShellException failure = failure(shell.command("no-such-program", "secret-argument"));

    says(failure, "'no-such-program'", "was not found", "nothing was run");
    assertFalse(failure.toString().contains("secret-argument"));
    assertTrue(failure.result().isEmpty());
  }

  @Test
  void missingProgramAsync_taskFailsWithIt() throws Exception {
    FakeTask<?> task = (FakeTask<?>) shell.command("/no/such/program").runAsync();

    Throwable failure = task.failure();
    says(assertInstanceOf(ShellException.class, failure), "'/no/such/program'", "was not found");
  }

  @Test
  void missingProgramInShell_exitsWith127() {
    assertEquals(127, shell.shell("no-such-program").run().exitCode());
  }

  @Test
  void fileThatIsNoProgram_saysSo(@TempDir Path directory) throws Exception {
    Path file = Files.createFile(directory.resolve("notes.txt"));

    says(failure(shell.command(file.toString())), "notes.txt", "could not be started");
  }

  @Test
  void missingDirectory_isNamed(@TempDir Path directory) throws Exception {
    Path missing = directory.resolve("missing");
    Path file = Files.createFile(directory.resolve("file"));

    says(failure(shell.command("pwd").directory(missing)), "'pwd'", missing + "' does not exist");
    says(failure(shell.command("pwd").directory(file)), file + "' is not a directory");
  }

  @Test
  void unexpectedExit_isToldWithTheLastLines() {
    ShellException failure =
        failure(
            shell
                .shell("seq 1 50 >&2; echo 'disk on fire' >&2; echo out; exit 3")
                .expectExit(0, 1));

    says(failure, "'/bin/sh'", "exit code 3", "0 or 1", "disk on fire");
    assertFalse(failure.toString().contains("40"), failure.toString());
    ShellResult result = failure.result().orElseThrow();
    assertEquals("out\n", result.stdout());
    assertEquals(3, result.exitCode());
  }

  @Test
  void longLastLine_isShortened() {
    ShellException failure =
        failure(shell.shell("head -c 10000 /dev/zero | tr '\\0' x >&2; exit 1").expectExit(0));

    assertTrue(failure.toString().length() < 500, failure.toString());
  }

  @Test
  void expectedExit_isAResult() {
    assertEquals(1, shell.command("false").expectExit(0, 1).run().exitCode());
  }

  @Test
  void timeoutWithExpectedExit_isAnErrorThatSaysTimeout() {
    ShellException failure =
        failure(shell.command("sleep", "1000").timeout(Duration.ofMillis(100)).expectExit(0));

    says(failure, "'sleep'", "exit code 143", "timeout of PT0.1S");
    assertTrue(failure.result().orElseThrow().timedOut());
  }

  @Test
  void environmentValues_areInNoMessage() {
    ShellRequest request =
        shell
            .shell("echo \"login with $TOKEN refused\" >&2; exit 1")
            .environment("TOKEN", "hunter22")
            .expectExit(0);

    ShellException failure = failure(request);

    says(failure, "login with *** refused");
    String missing = failure(shell.command("nowhere").environment("TOKEN", "hunter22")).toString();
    assertFalse(missing.contains("hunter22"));
    String unfit =
        assertThrows(
                IllegalArgumentException.class,
                () -> shell.command("true").environment("TOKEN", "hunter22\0"))
            .toString();
    assertTrue(unfit.contains("TOKEN") && !unfit.contains("hunter22"), unfit);
    assertFalse(
        Program.of("true", "hunter22").with("TOKEN", "hunter22", false).toString().contains("hun"));
    assertFalse(Terms.DEFAULT.input(Input.of("hunter22")).toString().contains("hun"));
  }
}
