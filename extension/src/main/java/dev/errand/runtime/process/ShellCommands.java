package dev.errand.runtime.process;

import dev.errand.shell.ShellCommand;
import dev.errand.shell.ShellRequest;
import dev.errand.spi.TaskLauncher;
import java.util.Objects;

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
    this.host = new Host(launcher, settings, new Carriers());
  }

  /** Keeps no thread from now on. What runs is not touched. */
  public void close() {
    host.carriers().close();
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

  /**
   * What all requests share.
   *
   * @param launcher runs the tasks
   * @param settings how patient they are
   * @param carriers carry the output
   */
  record Host(TaskLauncher launcher, ProcessSettings settings, Carriers carriers) {}
}
