package dev.errand.runtime.process;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.errand.StreamKind;
import dev.errand.TaskOutput;
import dev.errand.runtime.process.ShellCommands.Host;
import dev.errand.shell.ShellException;
import dev.errand.shell.ShellResult;
import dev.errand.spi.TaskLauncher;
import dev.errand.spi.TaskRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.UUID;

/** What the task of a command does: one program, from its start to the end of its output. */
final class CommandBody implements TaskLauncher.Body<ShellResult> {
  private final Program program;
  private final Terms terms;
  private final ProcessSettings settings;
  private final Carriers carriers;
  private final boolean echo;

  /** Written by the thread that runs the body; read by that of {@code run()}, which is the same. */
  private boolean interrupted;

  /**
   * Makes one.
   *
   * @param echo whether the output goes to the console too
   */
  CommandBody(Program program, Terms terms, Host host, boolean echo) {
    this.program = program;
    this.terms = terms;
    this.settings = host.settings();
    this.carriers = host.carriers();
    this.echo = echo;
  }

  /** Tells whether the body was left because its thread was interrupted, not its task cancelled. */
  boolean wasInterrupted() {
    return interrupted;
  }

  @Override
  public ShellResult run(TaskRun run) throws InterruptedException {
    try {
      if (Thread.interrupted()) {
        throw new InterruptedException("Program '" + program.name() + "' was not started.");
      }
      ShellResult result = execute(run);
      if (!terms.accepts(result.exitCode())) {
        throw new ShellException(WrongExit.message(program, terms, result), result);
      }
      return result;
    } catch (InterruptedException e) {
      interrupted = !run.isCancelled();
      if (interrupted) {
        run.task().cancel("The thread that ran it was interrupted.");
      }
      throw e; // The engine ends the task; CommandRequest.run() sets the caller's flag again.
    }
  }

  private ShellResult execute(TaskRun run) throws InterruptedException {
    String cookie = UUID.randomUUID().toString();
    Deadline timeout = Deadline.after(terms.timeout());
    long began = System.nanoTime();
    InputStream input = terms.input().open(program, terms.charset());
    Process process = start(cookie, input);
    Plumbing plumbing =
        new Plumbing(
            process,
            input,
            terms.input() == Input.NONE,
            carriers,
            (stream, b, n) -> deliver(run, stream, b, n));
    ProcessTree tree = new ProcessTree(process, cookie);
    boolean timedOut;
    boolean whole;
    long nanos;
    try {
      plumbing.open(program.name());
      timedOut = !process.waitFor(timeout.remainingNanos(), NANOSECONDS);
      if (timedOut) {
        tree.end(settings.grace());
      }
      nanos = System.nanoTime() - began;
      whole =
          plumbing.awaitEnd(Deadline.after(settings.linger()))
              && !(plumbing.mayHaveEndedEarly() && tree.hasWriters());
    } catch (Throwable e) {
      tree.end(settings.grace());
      Deadline linger = Deadline.after(settings.linger());
      Deadline.uninterruptibly(() -> plumbing.awaitEnd(linger));
      throw e;
    } finally {
      plumbing.close();
    }
    checkRun(process, plumbing);
    TaskOutput output = run.recording().attempt(run.attempt());
    return new ShellResult(
        process.exitValue(),
        output,
        terms.charset(),
        Duration.ofNanos(nanos),
        process.pid(),
        timedOut,
        output.truncated() || !whole);
  }

  private Process start(String cookie, InputStream input) {
    try {
      return program.start(cookie);
    } catch (RuntimeException e) {
      try {
        input.close();
      } catch (IOException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  private void checkRun(Process process, Plumbing plumbing) {
    if (process.isAlive()) {
      throw new ShellException(
          "Program '"
              + program.name()
              + "' (process "
              + process.pid()
              + ") took longer than "
              + terms.timeout()
              + " and could not be killed; it runs on.",
          (Throwable) null);
    }
    plumbing
        .failure()
        .ifPresent(
            cause -> {
              throw new ShellException(
                  "Program '"
                      + program.name()
                      + "' has ended, but its output could not be kept: "
                      + cause,
                  cause);
            });
    plumbing
        .inputFailure()
        .ifPresent(
            cause -> {
              throw new ShellException(
                  "Program '"
                      + program.name()
                      + "' has ended, but its standard input could not be read to its end: "
                      + program.withoutSecrets(cause.toString()),
                  cause);
            });
  }

  private void deliver(TaskRun run, StreamKind stream, byte[] bytes, int length) {
    run.recording().write(stream, run.attempt(), bytes, 0, length);
    if (echo) {
      PrintStream console = stream == StreamKind.OUT ? System.out : System.err;
      console.write(bytes, 0, length);
    }
  }
}
