package dev.errand.runtime.process;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.CaptureSettings;
import dev.errand.StreamKind;
import dev.errand.TaskKind;
import dev.errand.TaskPriority;
import dev.errand.shell.ShellCommand;
import dev.errand.shell.ShellException;
import dev.errand.shell.ShellRequest;
import dev.errand.shell.ShellResult;
import dev.errand.spi.TaskSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class ShellCommandsTest {
  private final FakeLauncher launcher = new FakeLauncher();
  private final ShellCommand shell = new ShellCommands(launcher, ProcessSettings.DEFAULT);

  @Test
  void commandWithArguments_areNotInterpreted() {
    ShellResult result = shell.command("printf", "%s|", "a b", "$HOME", "*").run();

    assertEquals("a b|$HOME|*|", result.stdout());
    assertEquals(0, result.exitCode());
    assertTrue(result.pid() > 0);
    assertTrue(result.duration().compareTo(Duration.ZERO) > 0);
    assertFalse(result.timedOut() || result.truncated());
  }

  @Test
  void shellLine_isInterpretedAndStreamsAreApart() {
    ShellResult result = shell.shell("echo out; echo err >&2; exit 3").run();

    assertEquals("out\n", result.stdout());
    assertEquals("err\n", result.stderr());
    assertEquals(3, result.exitCode());
  }

  @Test
  void signalledProgram_exitCodeIs128AndTheSignal() {
    assertEquals(137, shell.shell("kill -KILL $$").run().exitCode());
  }

  @Test
  void runAsync_isTaskOfKindShell() throws Exception {
    ShellRequest request = shell.command("/bin/echo", "hi").priority(TaskPriority.HIGH);

    FakeTask<?> task = (FakeTask<?>) request.runAsync();

    assertEquals("hi\n", ((ShellResult) task.get(20, TimeUnit.SECONDS)).stdout());
    TaskSettings settings = task.settings;
    assertEquals("echo", settings.name());
    assertEquals(TaskKind.SHELL, settings.kind());
    assertEquals(TaskPriority.HIGH, settings.priority());
    assertEquals(CaptureSettings.DEFAULT.withEcho(false), settings.capture());
  }

  @Test
  void nameAfterSettings_keepsThem() {
    shell.shell("true").priority(TaskPriority.LOW).name("nightly").run();

    TaskSettings settings = launcher.tasks.get(0).settings;
    assertEquals("nightly", settings.name());
    assertEquals(TaskKind.SHELL, settings.kind());
    assertEquals(TaskPriority.LOW, settings.priority());
    assertEquals("shell", named(shell.shell("true")));
  }

  private String named(ShellRequest request) {
    request.run();
    return launcher.tasks.get(launcher.tasks.size() - 1).name();
  }

  @Test
  void settings_changeACopyOnly() {
    ShellRequest first = shell.command("cat");
    ShellRequest second = first.standardInput("second");

    assertEquals("", first.run().stdout());
    assertEquals("second", second.run().stdout());
    assertEquals("second", second.run().stdout());
  }

  @Test
  void noInput_programReadsEndAtOnce() {
    assertEquals("0\n", shell.shell("wc -c | tr -d ' '").run().stdout());
  }

  @Test
  void inputThatIsNotRead_isNoError() {
    assertEquals(0, shell.command("true").standardInput("x".repeat(1_000_000)).run().exitCode());
  }

  @Test
  void largeInputAndOutput_doNotLock() {
    String text = "0123456789abcdef".repeat(200_000);

    assertEquals(text, shell.command("cat").standardInput(text).run().stdout());
  }

  @Test
  void bothStreamsLarge_doNotLock() {
    String bytes = "head -c 2000000 /dev/zero";

    ShellResult result = shell.shell(bytes + " >&2; " + bytes).run();

    assertEquals(2_000_000, result.stdout().length());
    assertEquals(2_000_000, result.stderr().length());
  }

  @Test
  void charset_isUsedBothWays() {
    ShellResult result =
        shell.command("cat").charset(StandardCharsets.UTF_16LE).standardInput("grün").run();

    assertEquals("grün", result.stdout());
    assertEquals(8, launcher.tasks.get(0).recording.size());
  }

  @Test
  void directory_isWorkingDirectory(@TempDir Path directory) throws Exception {
    Path real = directory.toRealPath();

    assertEquals(real + "\n", shell.command("pwd").directory(real).run().stdout());
  }

  @Test
  void environment_isAddedToThatOfThisProcess() {
    ShellResult result =
        shell
            .shell("echo \"$A $B ${PATH:+path}\"")
            .environment("A", "1")
            .environment("B", "2")
            .run();

    assertEquals("1 2 path\n", result.stdout());
  }

  @Test
  void outputOfARunningProgram_isThereWhileItRuns(@TempDir Path directory) throws Exception {
    Path gate = directory.resolve("gate");
    Runtime.getRuntime().exec(new String[] {"mkfifo", gate.toString()}).waitFor();
    FakeRecording recording = launcher.recording;

    var task = shell.shell("echo first; read x < gate; echo $x").directory(directory).runAsync();

    assertEquals("first", recording.firstLine());
    assertFalse(task.isDone());
    Files.writeString(gate, "second\n");
    assertEquals("first\nsecond\n", task.join(Duration.ofSeconds(20)).stdout());
  }

  @Test
  void echo_goesToTheConsoleToo() {
    PrintStream console = System.out;
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    System.setOut(new PrintStream(seen, true, StandardCharsets.UTF_8));
    try {
      shell.command("echo", "silent").run();
      shell.command("echo", "loud").captureOutput(CaptureSettings.DEFAULT).run();
    } finally {
      System.setOut(console);
    }

    assertEquals("loud\n", seen.toString(StandardCharsets.UTF_8));
  }

  @Test
  void failingRecorder_programStillEndsAndTaskFailsWithIt() {
    IllegalStateException broken = new IllegalStateException("disk full");
    launcher.recording =
        new FakeRecording() {
          @Override
          public void write(StreamKind stream, int attempt, byte[] b, int offset, int length) {
            throw broken;
          }
        };

    ShellException failure =
        assertThrows(ShellException.class, () -> shell.shell("head -c 1000000 /dev/zero").run());

    assertSame(broken, failure.getCause());
    assertTrue(failure.toString().contains("/bin/sh"), failure.toString());
  }

  @Test
  void badInput_isRefusedWithWhatIsAllowed() {
    ShellRequest request = shell.command("true");
    assertAll(
        () -> refused("program is blank", () -> shell.command(" ")),
        () -> refused("command line is blank", () -> shell.shell("")),
        () -> refused("NUL", () -> shell.command("true", "a\0b")),
        () -> refused("at least one", () -> request.expectExit()),
        () -> refused("timeout of PT-1S; more than zero", () -> request.timeout(ofSeconds(-1))),
        () -> refused("timeout of PT0S", () -> request.timeout(Duration.ZERO)),
        () -> refused("'A=B'", () -> request.environment("A=B", "x")),
        () -> refused("blank", () -> request.name(" ")),
        () -> refused("grace", () -> new ProcessSettings(ofSeconds(-1), ofSeconds(1))),
        () -> refused("linger", () -> new ProcessSettings(ofSeconds(1), ofSeconds(0))));
  }

  private static Duration ofSeconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static void refused(String why, Runnable call) {
    String message = assertThrows(IllegalArgumentException.class, call::run).toString();
    assertTrue(message.contains(why), message);
  }

  @Test
  @NullUnmarked
  void null_isRefusedByName() {
    ShellRequest request = shell.command("true");
    assertAll(
        () -> nullRefused("program", () -> shell.command(null)),
        () -> nullRefused("argument 1 of program 'ls'", () -> shell.command("ls", (String) null)),
        () -> nullRefused("command line", () -> shell.shell(null)),
        () -> nullRefused("directory", () -> request.directory(null)),
        () -> nullRefused("'A'", () -> request.environment("A", null)),
        () -> nullRefused("input", () -> request.standardInput((String) null)),
        () -> nullRefused("charset", () -> request.charset(null)),
        () -> nullRefused("timeout", () -> request.timeout(null)),
        () -> nullRefused("exit codes", () -> request.expectExit((int[]) null)),
        () -> nullRefused("capture", () -> request.captureOutput(null)),
        () -> nullRefused("priority", () -> request.priority(null)),
        () -> nullRefused("name", () -> request.name(null)));
  }

  private static void nullRefused(String what, Runnable call) {
    String message = assertThrows(NullPointerException.class, call::run).toString();
    assertTrue(message.contains(what), message);
  }
}
