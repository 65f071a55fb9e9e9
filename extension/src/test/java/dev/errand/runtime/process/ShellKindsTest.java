package dev.errand.runtime.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.shell.ShellCommand;
import dev.errand.shell.ShellException;
import dev.errand.shell.ShellResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The kinds of commands that libraries for running programs are tried with. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class ShellKindsTest {
  private final FakeLauncher launcher = new FakeLauncher();
  private final ShellCommand shell =
      new ShellCommands(
          launcher, new ProcessSettings(Duration.ofSeconds(2), Duration.ofMillis(500)));

  @Test
  void hugeOutputOnBothStreams_isWhole() {
    ShellResult result =
        shell.shell("head -c 20000000 /dev/zero >&2 & head -c 20000000 /dev/zero; wait").run();

    assertEquals(20_000_000, result.stdoutBytes().length);
    assertEquals(20_000_000, result.stderrBytes().length);
  }

  @Test
  void binaryThroughAPipe_isTheSame() {
    byte[] bytes = new byte[3_000_000];
    new Random(1).nextBytes(bytes);

    assertArrayEquals(bytes, shell.command("cat").standardInput(bytes).run().stdoutBytes());
  }

  @Test
  void killedBySignal_isToldByTheExitCode() {
    // Not those that a build in the background may have told its children to ignore.
    for (int signal : new int[] {6, 9, 11, 15}) {
      assertEquals(128 + signal, shell.shell("kill -" + signal + " $$").run().exitCode());
    }
  }

  @Test
  void exitCode_isGivenAsItIs() {
    for (int code : new int[] {0, 1, 2, 127, 128, 255}) {
      assertEquals(code, shell.shell("exit " + code).run().exitCode());
    }
  }

  @Test
  void closedStandardInput_isNoError() {
    byte[] much = new byte[5_000_000];

    ShellResult result = shell.shell("exec 0<&-; sleep 0.1; echo done").standardInput(much).run();

    assertEquals("done\n", result.stdout());
    assertEquals(0, result.exitCode());
  }

  @Test
  void closedStandardOutputAndError_endTheOutputOnly() {
    ShellResult result = shell.shell("echo before; exec >&- 2>&-; sleep 0.1; exit 4").run();

    assertEquals("before\n", result.stdout());
    assertEquals(4, result.exitCode());
  }

  @Test
  void inputPartlyRead_isNoError() {
    assertEquals(
        "first\n",
        shell.command("head", "-n", "1").standardInput("first\n".repeat(1_000_000)).run().stdout());
  }

  @Test
  void noSuchProgram_leavesNothingOpen() throws Exception {
    assertThrows(ShellException.class, () -> shell.command("no-such-program").run());
    long before = descriptors();

    for (int i = 0; i < 100; i++) {
      assertThrows(
          ShellException.class,
          () -> shell.command("no-such-program").standardInput(Path.of("/dev/null")).run());
    }

    assertTrue(descriptors() < before + 10, before + " became " + descriptors());
  }

  @Test
  void childInASessionOfItsOwnThatHoldsThePipe_isWaitedForBriefly() {
    ShellResult result =
        shell.shell("read x; setsid sleep 1000 & echo $!").standardInput("go\n").run();

    long child = Long.parseLong(result.stdout().trim());
    assertTrue(ProcessHandle.of(child).map(ProcessHandle::destroyForcibly).orElse(true));
    assertTrue(result.truncated());
    assertEquals(0, result.exitCode());
  }

  @Test
  void childThatHoldsNoPipe_isNotWaitedFor() {
    ShellResult result =
        shell.shell("sleep 1000 >/dev/null 2>&1 </dev/null & echo $!; sleep 0.1").run();

    long child = Long.parseLong(result.stdout().trim());
    assertTrue(ProcessHandle.of(child).map(ProcessHandle::destroyForcibly).orElse(true));
    assertFalse(result.truncated());
  }

  @Test
  void manyPrograms_leaveNoZombie() throws Exception {
    for (int i = 0; i < 30; i++) {
      shell.shell("true & false & wait; exit 1").run();
    }

    assertEquals(0, zombies());
  }

  private static long zombies() {
    return ProcessHandle.current()
        .children()
        .filter(child -> ProcFiles.isZombie(child.pid()))
        .count();
  }

  private static long descriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }
}
