package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.CaptureSettings;
import dev.errand.Keep;
import dev.errand.OutputLine;
import dev.errand.StreamKind;
import dev.errand.Task;
import dev.errand.TaskInfo;
import dev.errand.TaskKind;
import dev.errand.TaskQuery;
import dev.errand.TaskStatus;
import dev.errand.event.TaskCompleted;
import dev.errand.event.TaskQueued;
import dev.errand.event.TaskStarted;
import dev.errand.shell.ShellCommand;
import dev.errand.shell.ShellException;
import dev.errand.shell.ShellRequest;
import dev.errand.shell.ShellResult;
import dev.errand.tck.app.Watcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** SHL: programs. */
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

  @Test
  @Requirement("SHL-4")
  void muchOutputOnBothStreams_doesNotDeadlock_andIsBounded() throws Exception {
    String noise = "head -c 3000000 /dev/zero | tr '\\0' x";
    String line = noise + "; " + noise + " >&2; " + noise;
    ShellResult whole = shell.shell(line).run();
    assertEquals(6_000_000, whole.stdout().length());
    assertEquals(3_000_000, whole.stderr().length());
    assertFalse(whole.truncated());
    ShellResult bounded =
        shell
            .shell(line)
            .captureOutput(CaptureSettings.DEFAULT.withEcho(false).withLimit(1_000, Keep.HEAD))
            .run();
    assertEquals(1_000, bounded.stdout().length());
    assertTrue(bounded.truncated());
    assertEquals(0, bounded.exitCode());
  }

  @Test
  @Requirement({"SHL-4", "OUT-5"})
  void output_isReadWhileItIsWritten() throws Exception {
    Task<ShellResult> task = shell.shell("echo ready; exec sleep 1000").runAsync();
    assertEquals("ready", firstLine(task));
    assertEquals("ready\n", task.output().stdout());
    assertEquals(TaskStatus.RUNNING, task.status());
    task.cancel("seen enough");
    assertInstanceOf(CancellationException.class, failure(task));
  }

  @Test
  @Requirement("SHL-4")
  void childThatHoldsThePipe_doesNotHoldTheResult() throws Exception {
    Path gate = Files.createTempDirectory("tck").resolve("gate");
    try {
      assertEquals(0, shell.command("mkfifo", gate.toString()).run().exitCode());
      Task<ShellResult> task =
          shell.shell("sleep 1000 & echo $!; read line < " + gate + "; exit 7").runAsync();
      // The output is being read now: of a program that is gone before that, the JDK drops it.
      long child = Long.parseLong(firstLine(task));
      try {
        Files.writeString(gate, "go\n");
        ShellResult result = task.join(LONG);
        assertEquals(7, result.exitCode());
        assertTrue(result.truncated());
        assertEquals(child + "\n", result.stdout());
      } finally {
        ProcessHandle.of(child).ifPresent(ProcessHandle::destroyForcibly);
      }
    } finally {
      Files.deleteIfExists(gate);
      Files.delete(gate.getParent());
    }
  }

  @Test
  @Requirement("SHL-5")
  void timeout_endsTheProgramAndItsDescendants() throws Exception {
    ShellResult result =
        shell.shell("sleep 1000 & echo $!; wait").timeout(Duration.ofMillis(300)).run();
    assertTrue(result.timedOut());
    assertGone(Long.parseLong(result.stdout().trim()));
    assertGone(result.pid());
    assertThrows(IllegalArgumentException.class, () -> shell.shell("true").timeout(Duration.ZERO));
  }

  @Test
  @Requirement("SHL-5")
  void cancel_endsTheProgramAndItsDescendants_alsoTheStubborn() throws Exception {
    for (String line :
        List.of(
            "sleep 1000 & echo $!; wait",
            "(trap '' TERM; while :; do sleep 1; done) & echo $!; trap '' TERM; wait")) {
      Task<ShellResult> task = shell.shell(line).runAsync();
      long child = Long.parseLong(firstLine(task));
      task.cancel("enough");
      assertInstanceOf(CancellationException.class, failure(task));
      assertEquals(TaskStatus.CANCELLED, task.status());
      assertGone(child);
    }
  }

  @Test
  @Requirement({"SHL-5", "SHL-1"})
  void interruptOfTheWaitingThread_endsTheProgram() throws Exception {
    CompletableFuture<List<Object>> seen = new CompletableFuture<>();
    Path pid = Files.createTempFile("tck", ".pid");
    Path ready = Files.createTempDirectory("tck").resolve("ready");
    try {
      assertEquals(0, shell.command("mkfifo", ready.toString()).run().exitCode());
      Thread waiter =
          new Thread(
              () -> {
                Throwable thrown =
                    assertThrows(
                        CancellationException.class,
                        shell.shell(
                                "echo $$ > " + pid + "; echo go > " + ready + "; exec sleep 1000")
                            ::run);
                seen.complete(List.of(thrown.getClass(), Thread.currentThread().isInterrupted()));
              });
      waiter.start();
      assertEquals("go\n", Files.readString(ready)); // blocks until the program writes
      waiter.interrupt();
      assertEquals(
          List.of(CancellationException.class, true), seen.get(LONG.toSeconds(), TimeUnit.SECONDS));
      assertGone(Long.parseLong(Files.readString(pid).trim()));
    } finally {
      Files.delete(pid);
      Files.delete(ready);
      Files.delete(ready.getParent());
    }
  }

  /** The first line that a running program prints. */
  private static String firstLine(Task<?> task) throws Exception {
    CompletableFuture<String> first = new CompletableFuture<>();
    task.output()
        .follow()
        .subscribe(
            new Flow.Subscriber<>() {
              @Override
              public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(1);
              }

              @Override
              public void onNext(OutputLine line) {
                assertEquals(StreamKind.OUT, line.stream());
                first.complete(line.text());
              }

              @Override
              public void onError(Throwable failure) {
                first.completeExceptionally(failure);
              }

              @Override
              public void onComplete() {
                first.completeExceptionally(new AssertionError("It has ended without a line."));
              }
            });
    return first.get(LONG.toSeconds(), TimeUnit.SECONDS);
  }

  /** An orphan that nobody reaps stays in the table as a zombie; it does nothing any more. */
  private static void assertGone(long pid) throws IOException {
    Path state = Path.of("/proc", String.valueOf(pid), "stat");
    boolean alive = ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    boolean zombie = alive && Files.exists(state) && Files.readString(state).contains(") Z ");
    assertTrue(!alive || zombie, pid + " is still there");
  }

  @Test
  @Requirement({"SHL-1", "CAN-2"})
  void commandInsideACancelledTask_isCancelledToo() throws Exception {
    String name = "inside a cancelled task";
    Task<?> outer =
        supervisor()
            .task("outer")
            .captureOutput()
            .submit(() -> shell.shell("echo ready; exec sleep 1000").name(name).run());
    assertEquals("ready", firstLine(outer));
    outer.cancel("both");
    awaitEnd(outer);
    TaskInfo inner = supervisor().tasks(TaskQuery.all().name(name)).get(0);
    assertEquals(TaskStatus.CANCELLED, inner.status());
    assertEquals(TaskStatus.CANCELLED, outer.status());
  }
}
