package dev.errand.runtime.process;

import static java.util.Objects.requireNonNull;

import dev.errand.CaptureSettings;
import dev.errand.Task;
import dev.errand.TaskKind;
import dev.errand.TaskPriority;
import dev.errand.runtime.process.ShellCommands.Host;
import dev.errand.shell.ShellException;
import dev.errand.shell.ShellRequest;
import dev.errand.shell.ShellResult;
import dev.errand.spi.TaskSettings;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;

/** The one kind of request. Immutable; any thread. */
final class CommandRequest implements ShellRequest {
  private static final String NO_INPUT = "The standard input of a command is null.";

  private final Host host;
  private final TaskSettings task;
  private final Program program;
  private final Terms terms;

  private CommandRequest(Host host, TaskSettings task, Program program, Terms terms) {
    this.host = host;
    this.task = task;
    this.program = program;
    this.terms = terms;
  }

  static CommandRequest of(Host host, Program program) {
    TaskSettings task =
        TaskSettings.named(program.title())
            .kind(TaskKind.SHELL)
            .capture(CaptureSettings.DEFAULT.withEcho(false));
    return new CommandRequest(host, task, program, Terms.DEFAULT);
  }

  @Override
  public ShellRequest name(String name) {
    return with(task.name(requireNonNull(name, "The name of a command's task is null.")));
  }

  @Override
  public ShellRequest priority(TaskPriority priority) {
    return with(task.priority(requireNonNull(priority, "The priority of a command is null.")));
  }

  @Override
  public ShellRequest captureOutput(CaptureSettings settings) {
    return with(task.capture(requireNonNull(settings, "The capture of a command is null.")));
  }

  @Override
  public ShellRequest directory(Path directory) {
    return with(program.in(requireNonNull(directory, "The directory of a command is null.")));
  }

  @Override
  public ShellRequest environment(String variable, String value) {
    return with(program.with(variable, value, false));
  }

  @Override
  public ShellRequest secretEnvironment(String variable, String value) {
    return with(program.with(variable, value, true));
  }

  @Override
  public ShellRequest removeEnvironment(String variable) {
    return with(program.without(variable));
  }

  @Override
  public ShellRequest clearEnvironment() {
    return with(program.withoutVariables());
  }

  @Override
  public ShellRequest argument(String argument) {
    return with(program.argument(argument, false));
  }

  @Override
  public ShellRequest secretArgument(String argument) {
    return with(program.argument(argument, true));
  }

  @Override
  public ShellRequest mergeStreams() {
    return with(program.mergingStreams());
  }

  @Override
  public ShellRequest standardInput(String input) {
    return with(terms.input(Input.of(requireNonNull(input, NO_INPUT))));
  }

  @Override
  public ShellRequest standardInput(byte[] input) {
    return with(terms.input(Input.of(requireNonNull(input, NO_INPUT))));
  }

  @Override
  public ShellRequest standardInput(Path file) {
    requireNonNull(file, NO_INPUT);
    return with(terms.input(charset -> Files.newInputStream(file)));
  }

  @Override
  public ShellRequest standardInput(Callable<? extends InputStream> opener) {
    requireNonNull(opener, NO_INPUT);
    return with(terms.input(charset -> opener.call()));
  }

  @Override
  public ShellRequest charset(Charset charset) {
    return with(terms.charset(requireNonNull(charset, "The charset of a command is null.")));
  }

  @Override
  public ShellRequest timeout(Duration timeout) {
    return with(terms.timeout(requireNonNull(timeout, "The timeout of a command is null.")));
  }

  @Override
  public ShellRequest expectExit(int... codes) {
    requireNonNull(codes, "The expected exit codes of a command are null.");
    return with(terms.expected(Arrays.stream(codes).boxed().toList()));
  }

  @Override
  public Task<ShellResult> runAsync() {
    return host.launcher().launch(task, body());
  }

  @Override
  public ShellResult run() {
    CommandBody body = body();
    Task<ShellResult> ended = host.launcher().runHere(task, body);
    try {
      return ended.join();
    } catch (CompletionException e) {
      throw body.wasInterrupted() ? interrupted(e) : asThrown(e);
    } catch (CancellationException e) {
      throw body.wasInterrupted() ? interrupted(e) : e;
    }
  }

  private RuntimeException asThrown(CompletionException failure) {
    return failure.getCause() instanceof ShellException thrown ? thrown : failure;
  }

  /** The thread that waits was interrupted, not the task cancelled: the flag is the caller's. */
  private CancellationException interrupted(Exception cause) {
    Thread.currentThread().interrupt();
    CancellationException cancelled =
        new CancellationException(
            "The thread that waited for program '"
                + program.name()
                + "' was interrupted; the program and what it had started were ended.");
    cancelled.initCause(cause);
    return cancelled;
  }

  private CommandBody body() {
    boolean echo = task.capture() != null && task.capture().echo();
    return new CommandBody(program, terms, host, echo);
  }

  /** Gives the name alone: the rest may be secret. */
  @Override
  public String toString() {
    return "ShellRequest[" + task.name() + "]";
  }

  private CommandRequest with(TaskSettings to) {
    return new CommandRequest(host, to, program, terms);
  }

  private CommandRequest with(Program to) {
    return new CommandRequest(host, task, to, terms);
  }

  private CommandRequest with(Terms to) {
    return new CommandRequest(host, task, program, to);
  }
}
