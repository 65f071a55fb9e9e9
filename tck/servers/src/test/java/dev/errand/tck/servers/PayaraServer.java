package dev.errand.tck.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Payara Server, with a domain of its own, which is administered over HTTP as asadmin does. */
final class PayaraServer extends LocalServer implements Redeploying {
  private static final String DOMAIN = "domain1";

  private final int adminPort = freePort();
  private final List<Path> applications = new ArrayList<>();
  private Path home;

  PayaraServer() {
    super("payara-server");
  }

  @Override
  public void unpack() throws IOException {
    home = unzipped("payara-server.zip").resolve("glassfish");
  }

  @Override
  void configure(Path instance, List<Path> deployed) throws IOException {
    applications.addAll(deployed);
    Archives.copy(home.resolve("domains").resolve(DOMAIN), instance.resolve(DOMAIN));
    Path file = instance.resolve(DOMAIN).resolve("config/domain.xml");
    String domain = Files.readString(file);
    int others = domain.indexOf("<config name=\"default-config\""); // that of further instances
    String mine = domain.substring(0, others);
    for (int standard : List.of(8181, 3700, 3820, 3920, 6666, 7676, 8686)) {
      mine = mine.replace("\"" + standard + "\"", "\"" + freePort() + "\"");
      mine = mine.replace("=" + standard + "<", "=" + freePort() + "<");
    }
    mine =
        mine.replace("\"8080\"", "\"" + port() + "\"")
            .replace("\"4848\"", "\"" + adminPort + "\"")
            .replace("0.0.0.0", "127.0.0.1")
            .replace("<network-listener ", "<network-listener address=\"127.0.0.1\" ")
            .replace( // it would look for others in the network
                "<hazelcast-config-specific-configuration>",
                "<hazelcast-config-specific-configuration enabled=\"false\">");
    Files.writeString(file, mine + domain.substring(others));
  }

  @Override
  List<String> command(Path instance) throws IOException {
    List<String> command =
        new ArrayList<>(
            Administration.serverCommand(
                java(),
                new ProcessBuilder(
                    java(),
                    "-jar",
                    home.resolve("lib/client/appserver-cli.jar").toString(),
                    "start-domain",
                    "--verbose",
                    "--dry-run",
                    "--domaindir",
                    instance.toString(),
                    DOMAIN)));
    command.add(1, "-Derrand.tck.runtime=" + name());
    return command;
  }

  @Override
  Path logFile() {
    return instance().resolve(DOMAIN).resolve("logs/server.log");
  }

  @Override
  Predicate<String> ready() {
    return line -> line.contains("startup time :") || line.contains("Startup time");
  }

  @Override
  public void await() throws InterruptedException {
    super.await();
    try {
      for (Path application : applications) {
        administer("deploy", application.toString()); // what is refused is looked for in the log
      }
    } catch (IOException e) {
      throw new AssertionError("The server cannot be administered.", e);
    }
  }

  @Override
  public void deploy(Path war) throws IOException, InterruptedException {
    expectSuccess(administer("deploy", war.toString()));
  }

  @Override
  public void undeploy(String name) throws IOException, InterruptedException {
    expectSuccess(administer("undeploy", name));
  }

  private static void expectSuccess(String answer) {
    if (!answer.contains("SUCCESS")) {
      throw new AssertionError(answer);
    }
  }

  /** Has a command of the administration run, and gives its answer. */
  String administer(String command, String operand) throws IOException, InterruptedException {
    return new Administration(adminPort).run(command, operand);
  }
}
