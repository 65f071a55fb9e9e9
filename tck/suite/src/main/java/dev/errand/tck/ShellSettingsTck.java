package dev.errand.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.CaptureSettings;
import dev.errand.Task;
import dev.errand.TaskOutput;
import dev.errand.TaskQuery;
import dev.errand.shell.ShellCommand;
import dev.errand.shell.ShellException;
import dev.errand.shell.ShellRequest;
import dev.errand.shell.ShellResult;
import dev.errand.tck.app.Prints;
import dev.errand.tck.app.Watcher;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** SHL-3 and SHL-6: what can be said about a program, and what is not told of it. */
@DisabledOnOs(OS.WINDOWS)
public class ShellSettingsTck extends TckTest {
  private final ShellCommand shell = bean(ShellCommand.class);

  @Test
  @Requirement("SHL-3")
  void environment_isAddedTo_takenFrom_orCleared() {
    ShellRequest request = shell.shell("echo ${PATH:+path} ${HOME-none} ${MINE-none}");
    assertEquals(
        "path none mine\n",
        request.removeEnvironment("HOME").environment("MINE", "mine").run().stdout());
    assertEquals(
        "/here none\n",
        shell
            .shell("echo ${HOME-none} ${MINE-none}")
            .environment("MINE", "mine")
            .clearEnvironment()
            .environment("HOME", "/here")
            .run()
            .stdout());
  }

  @Test
  @Requirement("SHL-3")
  void input_isTextInTheCharset_bytes_aFile_orAStream() throws Exception {
    ShellRequest cat = shell.command("cat").charset(StandardCharsets.UTF_16BE);
    byte[] junk = {0, (byte) 0xFF, 10, 13, (byte) 0x80};
    assertEquals("grün", cat.standardInput("grün").run().stdout());
    assertArrayEquals(
        "grün".getBytes(StandardCharsets.UTF_16BE), cat.standardInput("grün").run().stdoutBytes());
    assertArrayEquals(junk, cat.standardInput(junk).run().stdoutBytes());
    assertArrayEquals(
        junk, cat.standardInput(() -> new ByteArrayInputStream(junk)).run().stdoutBytes());
    Path file = Files.createTempFile("tck", ".input");
    try {
      Files.write(file, junk);
      assertArrayEquals(junk, cat.standardInput(file).run().stdoutBytes());
    } finally {
      Files.delete(file);
    }
    Task<ShellResult> missing = cat.standardInput(file).runAsync();
    assertMentions(assertInstanceOf(ShellException.class, failure(missing)), file.toString());
    assertEquals(0, cat.run().stdoutBytes().length);
  }

  @Test
  @Requirement("SHL-3")
  void mergedStreams_areOneInTheOrderOfWriting() throws Exception {
    Task<ShellResult> task =
        shell.shell("echo 1; echo 2 >&2; echo 3; echo 4 >&2").mergeStreams().runAsync();
    ShellResult result = task.join(LONG);
    assertEquals("1\n2\n3\n4\n", result.stdout());
    assertEquals("", result.stderr());
    assertEquals("1\n2\n3\n4\n", task.output().stdout());
  }

  @Test
  @Requirement("SHL-6")
  void secrets_areInNoLogEventErrorOrText() throws Exception {
    String complaint = "echo \"refused: $TOKEN and $1\" >&2; exit 1";
    ShellRequest request =
        shell
            .shell(complaint)
            .secretArgument("hunter22")
            .secretEnvironment("TOKEN", "x9")
            .expectExit(0);
    try (LogTrap log = new LogTrap()) {
      Task<ShellResult> task = request.runAsync();
      Throwable failure = failure(task);
      assertMentions(failure, "refused: *** and ***");
      StringWriter told = new StringWriter();
      failure.printStackTrace(new PrintWriter(told));
      told.append(request.toString()).append(task.toString()).append(task.info().toString());
      bean(Watcher.class).heard(task.id()).forEach(event -> told.append(event.toString()));
      log.mentioning("").forEach(record -> told.append(record.getMessage()));
      told.append(task.output().exception().orElse(""));
      supervisor().tasks(TaskQuery.all()).forEach(one -> told.append(one.toString()));
      assertFalse(told.toString().contains("hunter22"), told.toString());
      assertFalse(told.toString().contains("x9"), told.toString());
      assertEquals("refused: x9 and hunter22\n", task.output().stderr());
    }
    ShellException missing =
        assertThrows(
            ShellException.class,
            () -> shell.command("no-such-program").secretArgument("hunter22").run());
    assertFalse(missing.toString().contains("hunter22"), missing.toString());
  }

  @Test
  @Requirement({"OUT-10", "SHL-1"})
  void programInsideNestedCaptures_isCapturedByAll_inTheirPresentAttempts() throws Exception {
    CompletableFuture<TaskOutput> middle = new CompletableFuture<>();
    Task<String> outer =
        bean(Prints.class)
            .captured(
                () -> {
                  Task<String> inner =
                      supervisor()
                          .task("middle")
                          .captureOutput(CaptureSettings.DEFAULT.withEcho(false))
                          .runNow(
                              () -> {
                                System.out.print("before ");
                                shell.shell("printf program; printf error >&2").run();
                                return "done";
                              });
                  middle.complete(inner.output());
                  System.out.print(" after");
                  return "done";
                });
    outer.join(LONG);
    assertEquals("before program", middle.join().stdout());
    assertEquals("before program after", outer.output().stdout());
    assertEquals("error", outer.output().stderr());
    assertArrayEquals(
        "before program after".getBytes(UTF_8), outer.output().attempt(1).stdoutBytes());
    assertTrue(outer.output().attempt(2).transcript().isEmpty());
  }
}
