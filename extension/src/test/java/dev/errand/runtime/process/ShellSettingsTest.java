package dev.errand.runtime.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.shell.ShellCommand;
import dev.errand.shell.ShellException;
import dev.errand.shell.ShellRequest;
import dev.errand.shell.ShellResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class ShellSettingsTest {
  private final FakeLauncher launcher = new FakeLauncher();
  private final ShellCommand shell = new ShellCommands(launcher, ProcessSettings.DEFAULT);

  @Test
  void clearedEnvironment_hasWhatWasSetAfterwards_andTheCookie() {
    ShellResult result =
        shell
            .command("env")
            .environment("BEFORE", "1")
            .clearEnvironment()
            .environment("AFTER", "2")
            .secretEnvironment("SECRET", "3")
            .run();

    Set<String> names = new TreeSet<>();
    result.stdout().lines().forEach(line -> names.add(line.substring(0, line.indexOf('='))));
    assertEquals(Set.of("AFTER", Program.COOKIE, "SECRET"), names);
  }

  @Test
  void removedVariable_isGone_untilItIsSetAgain() {
    ShellRequest without = shell.shell("echo ${HOME-none}").removeEnvironment("HOME");

    assertEquals("none\n", without.run().stdout());
    assertEquals("/here\n", without.environment("HOME", "/here").run().stdout());
    assertEquals(
        "none\n", without.environment("HOME", "/here").removeEnvironment("HOME").run().stdout());
  }

  @Test
  void arguments_areAppended_inTheShellAsPositions() {
    assertEquals(
        "a|b c|",
        shell.command("printf", "%s|").argument("a").secretArgument("b c").run().stdout());
    assertEquals(
        "first second\n",
        shell.shell("echo $1 $2").secretArgument("first").argument("second").run().stdout());
  }

  @Test
  void mergedStreams_keepTheirOrder() {
    ShellResult result = shell.shell("echo 1; echo 2 >&2; echo 3; echo 4 >&2").mergeStreams().run();

    assertEquals("1\n2\n3\n4\n", result.stdout());
    assertEquals("", result.stderr());
    assertFalse(result.truncated());
  }

  @Test
  void bytes_areAlwaysThere_whateverTheCharset() {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }

    ShellResult result =
        shell
            .shell("tee /dev/stderr")
            .charset(StandardCharsets.US_ASCII)
            .standardInput(bytes)
            .run();

    assertArrayEquals(bytes, result.stdoutBytes());
    assertArrayEquals(bytes, result.stderrBytes());
  }

  @Test
  void fileAsInput_isReadForEachRun(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("input"), "first");
    ShellRequest request = shell.command("cat").standardInput(file);

    assertEquals("first", request.run().stdout());
    Files.writeString(file, "second");
    assertEquals("second", request.run().stdout());
    Files.delete(file);
    ShellException failure = assertThrows(ShellException.class, request::run);
    assertTrue(failure.toString().contains("'cat' was not started"), failure.toString());
    assertTrue(failure.toString().contains(file.toString()), failure.toString());
  }

  @Test
  void streamAsInput_isOpenedAndClosedForEachRun() {
    AtomicInteger open = new AtomicInteger();
    AtomicInteger closed = new AtomicInteger();
    ShellRequest request =
        shell
            .command("cat")
            .standardInput(
                () -> {
                  open.incrementAndGet();
                  return new ByteArrayInputStream("streamed".getBytes(UTF_8)) {
                    @Override
                    public void close() {
                      closed.incrementAndGet();
                    }
                  };
                });

    assertEquals("streamed", request.run().stdout());
    assertEquals("streamed", request.run().stdout());
    assertEquals(2, open.get());
    assertTrue(closed.get() >= 2);
  }

  @Test
  void streamThatFails_programSeesItsEnd_andTheCommandFails() {
    IOException broken = new IOException("broken pipe organ");
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw broken;
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            throw broken;
          }
        };

    ShellException failure =
        assertThrows(
            ShellException.class, () -> shell.command("cat").standardInput(() -> failing).run());

    assertSame(broken, failure.getCause());
    assertTrue(failure.toString().contains("standard input could not be read"));
  }

  @Test
  void streamThatNeverEnds_doesNotHoldTheResult() throws Exception {
    PipedInputStream endless = new PipedInputStream();
    try (PipedOutputStream other = new PipedOutputStream(endless)) {
      other.write('x');

      assertEquals(3, shell.shell("exit 3").standardInput(() -> endless).run().exitCode());
    }
  }

  @Test
  void secrets_areInNoErrorAndNoText() {
    ShellRequest request =
        shell
            .shell("echo \"refused: $PIN, $1, ${1}er\" >&2; exit 1")
            .secretArgument("hunter22")
            .secretEnvironment("PIN", "007")
            .expectExit(0);

    String failure = assertThrows(ShellException.class, request::run).toString();

    assertTrue(failure.contains("refused: ***, ***, ***er"), failure);
    String all =
        failure
            + request
            + launcher.tasks.get(0).settings
            + Program.of("x").argument("hunter22", true).with("PIN", "007", true)
            + Variables.INHERITED.with("PIN", "007", true)
            + Secrets.of(List.of("hunter22"), Variables.INHERITED);
    assertFalse(all.contains("hunter22") || all.contains("007"), all);
    String unfit =
        assertThrows(
                IllegalArgumentException.class,
                () -> shell.command("true").secretArgument("hunter22\0"))
            .toString();
    assertFalse(unfit.contains("hunter22"), unfit);
    String missing =
        assertThrows(
                ShellException.class,
                () ->
                    shell
                        .command("cat")
                        .secretArgument("hunter22")
                        .standardInput(Path.of("/nowhere/hunter22"))
                        .run())
            .getMessage();
    assertFalse(missing.contains("hunter22"), missing);
  }
}
