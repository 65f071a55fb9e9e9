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
import dev.errand.TaskQuery;
import dev.errand.TaskStatus;
import dev.errand.shell.ShellCommand;
import dev.errand.shell.ShellResult;
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

/** SHL-4, SHL-5: what running programs print, and how they are ended. */
@DisabledOnOs(OS.WINDOWS)
public class ShellEndTck extends TckTest {
  private final ShellCommand shell = bean(ShellCommand.class);

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
}
