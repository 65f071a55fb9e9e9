package dev.errand.tck.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Payara Micro: one jar. */
final class PayaraMicro extends LocalServer {
  private final List<Path> applications = new ArrayList<>();

  PayaraMicro() {
    super("payara-micro");
  }

  @Override
  void configure(Path instance, List<Path> deployed) throws IOException {
    applications.addAll(deployed);
    // It has no option for the address that it listens at.
    Files.writeString(
        instance.resolve("loopback.txt"),
        "set configs.config.server-config.network-config.network-listeners.network-listener"
            + ".http-listener.address=127.0.0.1\n");
  }

  @Override
  List<String> command(Path instance) {
    List<String> command =
        new ArrayList<>(
            List.of(
                java(),
                "-Xmx512m",
                "-Derrand.tck.runtime=" + name(),
                "-jar",
                file("payara-micro.jar").toString(),
                "--nohazelcast",
                "--rootdir",
                instance.resolve("root").toString(),
                "--prebootcommandfile",
                instance.resolve("loopback.txt").toString(),
                "--port",
                String.valueOf(port())));
    for (Path application : applications) {
      command.add("--deploy");
      command.add(application.toString());
    }
    return command;
  }

  @Override
  Predicate<String> ready() {
    return line -> line.contains("ready in") && line.contains("(ms)");
  }
}
