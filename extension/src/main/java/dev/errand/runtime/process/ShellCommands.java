package dev.errand.runtime.process;

import dev.errand.TaskContext;
import dev.errand.shell.ShellCommand;
import dev.errand.shell.ShellRequest;
import dev.errand.spi.TaskLauncher;
import dev.errand.spi.TaskRun;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes requests for programs; their runs are tasks of a launcher. Any thread. */
public final class ShellCommands implements ShellCommand {
  private final Host host;

  /**
   * Makes one.
   *
   * @param launcher runs the tasks
   * @param settings how patient they are
   */
  public ShellCommands(TaskLauncher launcher, ProcessSettings settings) {
    this(launcher, settings, ShellCommands::runOfThisThread);
  }

  ShellCommands(
      TaskLauncher launcher, ProcessSettings settings, Supplier<Optional<TaskRun>> current) {
    this.host = new Host(launcher, settings, current);
  }

  @Override
  public ShellRequest shell(String commandLine) {
    return CommandRequest.of(host, Program.shell(commandLine));
  }

  @Override
  public ShellRequest command(String program, String... arguments) {
    Objects.requireNonNull(arguments, "The arguments of a command are null; none is no argument.");
    return CommandRequest.of(host, Program.of(program, arguments));
  }

  private static Optional<TaskRun> runOfThisThread() {
    return TaskContext.Provider.INSTANCE.current() instanceof TaskRun run
        ? Optional.of(run)
        : Optional.empty();
  }

  /**
   * What all requests share.
   *
   * @param launcher runs the tasks
   * @param settings how patient they are
   * @param current gives the attempt that runs on the calling thread
   */
  record Host(
      TaskLauncher launcher, ProcessSettings settings, Supplier<Optional<TaskRun>> current) {}
}
