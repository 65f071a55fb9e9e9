package dev.errand.runtime.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.shell.ShellCommand;
import dev.errand.shell.ShellRequest;
import dev.errand.shell.ShellResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** After a cancel or a timeout nothing of the program is left. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class ProcessTreeTest {
  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  private final FakeLauncher launcher = new FakeLauncher();
  private final ShellCommand shell = patient(AT_ONCE);

  /** What the program says are its processes; ended after the test, whatever came of it. */
  private List<ProcessHandle> processes = List.of();

  private ShellCommand patient(Duration grace) {
    return new ShellCommands(launcher, new ProcessSettings(grace, Duration.ofSeconds(1)));
  }

  @AfterEach
  void endLeftovers() {
    processes.forEach(ProcessHandle::destroyForcibly);
  }

  /** Starts a program that prints the numbers of its processes in its first line. */
  private FakeTask<?> started(ShellRequest request) throws Exception {
    FakeRecording recording = launcher.recording;
    FakeTask<?> task = (FakeTask<?>) request.runAsync();
    remember(recording.firstLine());
    return task;
  }

  private void remember(String pids) {
    processes =
        Stream.of(pids.trim().split(" "))
            .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
            .toList();
  }

  private static Duration cancelled(FakeTask<?> task) throws Exception {
    long began = System.nanoTime();
    task.cancel("test");
    assertInstanceOf(CancellationException.class, task.failure());
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private void assertNothingIsLeft(int expected) {
    assertEquals(expected, processes.size());
    for (ProcessHandle process : processes) {
      assertFalse(process.isAlive() && !ProcFiles.isZombie(process.pid()), process.toString());
    }
    assertEquals(List.of(), ownThreads());
  }

  private static List<Thread> ownThreads() {
    return threads("errand: ");
  }

  private static List<Thread> threads(String prefix) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(prefix))
        .toList();
  }

  @Test
  void cancelWithChildren_endsAllWithoutTheGrace() throws Exception {
    FakeTask<?> task = started(shell.shell("sleep 1000 & a=$!; sleep 1000 & echo $$ $a $!; wait"));

    Duration took = cancelled(task);

    assertNothingIsLeft(3);
    assertTrue(took.compareTo(AT_ONCE) < 0, took.toString());
  }

  @Test
  void cancelProgramThatIgnoresTerm_isKilledAfterTheGrace() throws Exception {
    Duration grace = Duration.ofMillis(200);
    FakeTask<?> task =
        started(patient(grace).shell("trap '' TERM; sleep 1000 & echo $$ $!; wait; sleep 1000"));

    Duration took = cancelled(task);

    assertNothingIsLeft(2);
    assertTrue(took.compareTo(grace) >= 0, took.toString());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void cancelWithOrphan_isFoundByItsCookie() throws Exception {
    FakeTask<?> task =
        started(shell.shell("o=$(sleep 1000 >/dev/null 2>&1 & echo $!); echo $$ $o; sleep 1000"));
    ProcessHandle orphan = processes.get(1);
    assertFalse(
        orphan.parent().equals(Optional.of(processes.get(0))), "It is not handed to another yet");

    cancelled(task);

    assertNothingIsLeft(2);
  }

  @Test
  void politeProgram_mayStillSpeak() throws Exception {
    FakeTask<?> task =
        started(shell.shell("trap 'echo bye; exit 0' TERM; sleep 1000 & echo $$ $!; wait"));

    cancelled(task);

    assertTrue(task.recording.stdout().endsWith("\nbye\n"), task.recording.stdout());
    assertNothingIsLeft(2);
  }

  @Test
  void timeout_endsTheTreeAndTheTaskCompletes() {
    ShellResult result =
        shell
            .shell("sleep 1000 & a=$!; sleep 1000 & echo $$ $a $!; wait")
            .timeout(Duration.ofMillis(300))
            .run();

    remember(result.stdout());
    assertTrue(result.timedOut());
    assertFalse(result.truncated());
    assertEquals(143, result.exitCode());
    assertEquals(3, result.stdout().split(" ").length);
    assertNothingIsLeft(processes.size());
  }

  @Test
  void interruptedCaller_treeIsEndedAndTheFlagIsSet() throws Exception {
    FakeRecording recording = launcher.recording;
    AtomicReference<String> seen = new AtomicReference<>();
    Thread caller =
        new Thread(
            () -> {
              CancellationException thrown =
                  assertThrows(
                      CancellationException.class, () -> shell.shell("echo $$; sleep 1000").run());
              seen.set(Thread.currentThread().isInterrupted() + " " + thrown.getMessage());
            });
    caller.start();
    remember(recording.firstLine());

    caller.interrupt();
    caller.join();

    String told = Objects.toString(seen.get());
    assertTrue(told.startsWith("true "), told);
    assertTrue(told.contains("'/bin/sh' was interrupted"), told);
    assertNothingIsLeft(1);
  }

  @Test
  void runCancelledThroughItsTask_flagIsNotSet() throws Exception {
    FakeRecording recording = launcher.recording;
    AtomicReference<Object> interrupted = new AtomicReference<>();
    Thread caller =
        new Thread(
            () -> {
              assertThrows(
                  CancellationException.class, () -> shell.shell("echo $$; sleep 1000").run());
              interrupted.set(Thread.currentThread().isInterrupted());
            });
    caller.start();
    remember(recording.firstLine());

    launcher.tasks.get(0).cancel("test");
    caller.join();

    assertEquals(false, interrupted.get());
    assertNothingIsLeft(1);
  }

  @Test
  void interruptedBefore_nothingIsStarted() {
    Thread.currentThread().interrupt();

    assertThrows(CancellationException.class, () -> shell.shell("echo started").run());

    assertTrue(Thread.interrupted());
    assertEquals(0, launcher.tasks.get(0).recording.size());
  }

  @Test
  void childLeftBehind_holdsTheResultForTheLingerOnly() throws Exception {
    // The child is started when the input comes: by then both streams are surely being read.
    FakeTask<?> task = started(shell.shell("read x; sleep 1000 & echo $!").standardInput("go\n"));

    ShellResult result = (ShellResult) task.get(20, TimeUnit.SECONDS);

    assertTrue(result.truncated());
    assertEquals(0, result.exitCode());
    assertEquals(processes.get(0).pid() + "\n", result.stdout());
    assertTrue(processes.get(0).isAlive(), "It is not ours to end");
    Duration ran = result.duration();
    assertTrue(ran.compareTo(Duration.ofSeconds(1)) < 0, "The linger is not counted: " + ran);

    processes.get(0).destroyForcibly();
    for (Thread reader : ownThreads()) {
      reader.join(); // With the child gone there is nothing to read.
    }
  }

  @Test
  void childThatOutlivesTheProgramBriefly_isHeardOut() {
    ShellCommand waits =
        new ShellCommands(launcher, new ProcessSettings(AT_ONCE, Duration.ofSeconds(20)));

    ShellResult result =
        waits.shell("read x; (sleep 0.3; echo late) & echo early").standardInput("go\n").run();

    assertEquals("early\nlate\n", result.stdout());
    assertFalse(result.truncated());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void manyRuns_leaveNoDescriptorAndNoThread() throws Exception {
    shell.command("true").run();
    long before = descriptors();

    for (int i = 0; i < 50; i++) {
      shell.command("cat").standardInput("x").run();
      shell.command("sleep", "1000").timeout(Duration.ofMillis(1)).run();
    }

    assertTrue(descriptors() < before + 10, before + " descriptors became " + descriptors());
    assertNothingIsLeft(0);
  }

  @Test
  void closedCommands_goOnAndKeepNoThread() throws Exception {
    ShellCommands closed = new ShellCommands(launcher, ProcessSettings.DEFAULT);
    closed.command("true").run();

    closed.close();

    assertEquals("x", closed.command("echo", "-n", "x").run().stdout(), "what runs goes on");
    for (Thread idle : threads("errand-carrier")) {
      idle.join(); // those of other tests end after their moment
    }
  }

  private static long descriptors() throws Exception {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }
}
