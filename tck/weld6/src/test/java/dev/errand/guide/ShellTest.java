package dev.errand.guide;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.CaptureSettings;
import dev.errand.Keep;
import dev.errand.Task;
import dev.errand.TaskKind;
import dev.errand.TaskPriority;
import dev.errand.TaskStatus;
import dev.errand.shell.ShellCommand;
import dev.errand.shell.ShellException;
import dev.errand.shell.ShellRequest;
import dev.errand.shell.ShellResult;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/shell.md}. */
@DisabledOnOs(OS.WINDOWS)
class ShellTest {
  @AutoClose private static final Application APP = Application.start();

  private final ShellCommand shell = APP.bean(ShellCommand.class);

  @Test
  void commands_runWithAndWithoutAShell() {
    // guide: two kinds of commands
    ShellResult sorted = shell.shell("printf 'tea\\nmilk\\n' | sort").run(); // /bin/sh, cmd.exe
    ShellResult safe = shell.command("echo", "$HOME; rm -rf /").run(); // nothing is interpreted
    // end
    assertEquals("milk\ntea\n", sorted.stdout());
    assertEquals("$HOME; rm -rf /\n", safe.stdout());
    // guide: the result
    sorted.exitCode(); // 0
    sorted.stdout(); // milk, tea; stderr(), and both as bytes
    sorted.duration(); // pid(), timedOut(), truncated()
    // end
    assertEquals(0, sorted.exitCode());
    assertFalse(sorted.timedOut() || sorted.truncated());
  }

  @Test
  void command_isATask() {
    // guide: as a task
    Task<ShellResult> backup =
        shell
            .shell("echo packing; exec sleep 1000")
            .name("backup")
            .priority(TaskPriority.LOW)
            .runAsync();
    backup.output().stdout(); // packing: what it has written so far
    backup.cancel("it is Monday"); // ends it with all its descendants
    // end
    assertThrows(CancellationException.class, () -> backup.join(ofSeconds(20)));
    assertEquals(TaskStatus.CANCELLED, backup.status());
    assertEquals(TaskKind.SHELL, backup.info().kind());
    assertEquals("packing\n", shell.shell("echo packing").runAsync().join().output().stdout());
  }

  @Test
  void wrongExit_andMissingPrograms_areErrors() {
    // guide: errors
    ShellRequest strict = shell.shell("echo 'no such branch' >&2; exit 128").expectExit(0, 1);
    try {
      strict.run();
    } catch (ShellException e) {
      System.out.println(
          e.getMessage()); // program, exit code, what was expected, the last lines of standard
      // error
      e.result(); // the result; empty where the program could not be started
    }

    ShellResult unknown = shell.shell("no-such-program").run();
    unknown.exitCode(); // 127, as the shell says
    // end
    ShellException wrong = assertThrows(ShellException.class, strict::run);
    assertEquals(128, wrong.result().orElseThrow().exitCode());
    for (String part : List.of("128", "expected was 0 or 1", "no such branch")) {
      assertTrue(wrong.getMessage().contains(part), wrong.getMessage());
    }
    assertEquals(127, unknown.exitCode());
    ShellException missing =
        assertThrows(ShellException.class, () -> shell.command("no-such-program").run());
    assertTrue(missing.result().isEmpty());
    assertTrue(missing.getMessage().contains("no-such-program"), missing.getMessage());
    assertEquals(143, shell.shell("kill -TERM $$").run().exitCode());
  }

  @Test
  void surroundings_canBeSet(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("orders.txt"), "2 tea");
    // guide: surroundings
    ShellResult there =
        shell
            .shell("pwd; cat orders.txt; echo \" for $CUSTOMER, $1\"")
            .directory(directory)
            .environment("CUSTOMER", "Ada") // removeEnvironment, clearEnvironment
            .argument("please") // $1 in a shell's line
            .charset(StandardCharsets.UTF_8) // as it is by default
            .mergeStreams() // standard error into standard output, in order
            .run();
    // end
    assertTrue(there.stdout().endsWith("\n2 tea for Ada, please\n"), there.stdout());
  }

  @Test
  void input_isText_bytes_aFile_orAStream(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("orders.txt"), "2 tea");
    byte[] bytes = {1, 2, 3};
    // guide: standard input
    ShellRequest count = shell.command("wc", "-c");
    ShellResult text = count.standardInput("2 tea").run();
    ShellResult raw = count.standardInput(bytes).run();
    ShellResult whole = count.standardInput(file).run();
    ShellResult read = count.standardInput(() -> new ByteArrayInputStream(bytes)).run();
    ShellResult nothing = count.run(); // finds the end of its input at once
    // end
    List<String> counts =
        List.of(text, raw, whole, read, nothing).stream().map(r -> r.stdout().strip()).toList();
    assertEquals(List.of("5", "3", "5", "3", "0"), counts);
  }

  @Test
  void timeoutAndLimits_boundARun() {
    // guide: bounds
    ShellResult slow =
        shell.shell("echo begun; sleep 1000").timeout(ofMillis(300)).run(); // no exception
    slow.timedOut(); // true; what it wrote until then is there

    ShellResult loud =
        shell
            .shell("head -c 1000000 /dev/zero")
            .captureOutput(CaptureSettings.DEFAULT.withEcho(false).withLimit(1_000, Keep.TAIL))
            .run();
    loud.truncated(); // true
    // end
    assertTrue(slow.timedOut());
    assertEquals("begun\n", slow.stdout());
    assertTrue(slow.exitCode() > 128, slow.toString());
    assertTrue(loud.truncated());
    assertTrue(loud.stdoutBytes().length <= 1_000);
    assertEquals(0, loud.exitCode());
    ShellException late =
        assertThrows(
            ShellException.class,
            () -> shell.shell("sleep 1000").timeout(ofMillis(100)).expectExit(0).run());
    assertTrue(late.getMessage().contains("timeout of PT0.1S"), late.getMessage());
  }

  @Test
  void childThatStays_holdsNothingUp() {
    ShellResult result = shell.shell("sleep 5 & echo started; sleep 0.2").run();
    assertEquals("started\n", result.stdout());
    assertTrue(result.truncated());
    assertTrue(result.duration().compareTo(ofSeconds(4)) < 0, result.toString());
  }

  @Test
  void secrets_areNotTold() {
    // guide: secrets
    ShellRequest login =
        shell
            .shell("echo \"refused: $TOKEN\" >&2; exit 1")
            .secretEnvironment("TOKEN", "x9")
            .secretArgument("hunter2")
            .expectExit(0);
    try {
      login.run();
    } catch (ShellException e) {
      System.out.println(e.getMessage()); // … Standard error ends with: refused: ***
    }
    // end
    String message = assertThrows(ShellException.class, login::run).getMessage();
    assertTrue(message.endsWith("refused: ***"), message);
    assertFalse(login.toString().contains("x9"));
  }
}
