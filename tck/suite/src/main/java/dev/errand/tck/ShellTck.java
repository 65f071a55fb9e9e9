package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Task;
import dev.errand.TaskKind;
import dev.errand.TaskStatus;
import dev.errand.event.TaskCompleted;
import dev.errand.event.TaskQueued;
import dev.errand.event.TaskStarted;
import dev.errand.shell.ShellCommand;
import dev.errand.shell.ShellException;
import dev.errand.shell.ShellRequest;
import dev.errand.shell.ShellResult;
import dev.errand.tck.app.Watcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** SHL-1, SHL-2: programs. */
@DisabledOnOs(OS.WINDOWS)
public class ShellTck extends TckTest {
  private final ShellCommand shell = bean(ShellCommand.class);

  @Test
  @Requirement({"SHL-1", "SHL-2"})
  void shellForm_isInterpreted() {
    ShellResult result = shell.shell("echo one two | tr a-z A-Z; echo bad >&2; exit 3").run();
    assertEquals("ONE TWO\n", result.stdout());
    assertEquals("bad\n", result.stderr());
    assertEquals(3, result.exitCode());
    assertFalse(result.timedOut());
    assertFalse(result.truncated());
    assertTrue(result.pid() > 0);
    assertTrue(result.duration().compareTo(Duration.ZERO) > 0);
  }

  @Test
  @Requirement("SHL-1")
  void commandForm_isNotInterpreted() {
    ShellResult result = shell.command("printf", "%s|", "a b", "$HOME", "*", ";", "\"").run();
    assertEquals("a b|$HOME|*|;|\"|", result.stdout());
    assertEquals(0, result.exitCode());
  }

  @Test
  @Requirement("SHL-1")
  void asynchronousRun_isATaskLikeAnyOther() throws Exception {
    Task<ShellResult> task =
        shell.shell("echo supervised; echo wrong >&2").name("watched program").runAsync();
    assertEquals("supervised\n", task.join(LONG).stdout());
    assertEquals(TaskKind.SHELL, task.info().kind());
    assertEquals("watched program", task.name());
    assertEquals(task, supervisor().find(task.id()).orElseThrow());
    assertEquals("supervised\n", task.output().stdout());
    assertEquals("wrong\n", task.output().stderr());
    assertEquals(
        List.of(TaskQueued.class, TaskStarted.class, TaskCompleted.class),
        bean(Watcher.class).heard(task.id()).stream().map(Object::getClass).toList());
    assertEquals("shell", shell.shell("true").runAsync().name());
    assertEquals("true", shell.command("true").runAsync().name());
  }

  @Test
  @Requirement("SHL-2")
  void missingProgram_isAClearError_andInTheShellAnExitCode() throws Exception {
    ShellRequest missing = shell.command("no-such-program-here", "argument");
    ShellException refused = assertThrows(ShellException.class, missing::run);
    assertMentions(refused, "no-such-program-here");
    assertTrue(refused.result().isEmpty());
    Task<ShellResult> task = missing.runAsync();
    assertInstanceOf(ShellException.class, failure(task));
    assertEquals(TaskStatus.FAILED, task.status());
    ShellResult result = shell.shell("no-such-program-here").run();
    assertEquals(127, result.exitCode());
    assertTrue(result.stderr().contains("no-such-program-here"), result.stderr());
    assertThrows(IllegalArgumentException.class, () -> shell.shell(" "));
    assertThrows(IllegalArgumentException.class, () -> shell.command(""));
  }

  @Test
  @Requirement("SHL-2")
  void signal_givesAnExitCodeAbove128() {
    assertEquals(128 + 9, shell.shell("kill -9 $$").run().exitCode());
  }

  @Test
  @Requirement("SHL-2")
  void wrongExitCode_failsTheTask_withItsResult() {
    ShellRequest request = shell.shell("echo partial; exit 5").expectExit(0, 1);
    ShellException wrong = assertThrows(ShellException.class, request::run);
    assertMentions(wrong, "5");
    assertEquals("partial\n", wrong.result().orElseThrow().stdout());
    ShellException asynchronous =
        assertInstanceOf(ShellException.class, failure(request.runAsync()));
    assertEquals(5, asynchronous.result().orElseThrow().exitCode());
    assertEquals(5, shell.shell("exit 5").expectExit(5).run().exitCode());
  }

  @Test
  @Requirement("SHL-1")
  void requestsAreImmutable_andInputDirectoryAndEnvironmentReachTheProgram() throws Exception {
    Path directory = Files.createTempDirectory("tck");
    try {
      ShellRequest plain = shell.shell("cat; echo $TCK_VALUE; pwd -P");
      ShellRequest changed =
          plain.standardInput("read me;").environment("TCK_VALUE", "set").directory(directory);
      assertEquals("read me;set\n" + directory.toRealPath() + "\n", changed.run().stdout());
      assertTrue(plain.run().stdout().startsWith("\n"), "no input, no value");
    } finally {
      Files.delete(directory);
    }
  }
}
