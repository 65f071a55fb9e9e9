package dev.errand.tck.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** GlassFish: a domain of its own. */
final class GlassFish extends LocalServer {
  /** By default it listens for messages, at every address. */
  private static final String MESSAGES_ELSEWHERE =
      """
      <jms-service type="REMOTE" default-jms-host="none">
        <jms-host name="none" host="127.0.0.1" port="1"/>
      </jms-service>
      """;

  private final int adminPort = freePort();
  private List<Path> applications;
  private Path home;

  GlassFish() {
    super("glassfish");
  }

  @Override
  public void unpack() throws IOException {
    if (Runtime.version().feature() < 21) {
      throw new IllegalStateException(
          "GlassFish 8 needs JDK 21 or newer, and this is "
              + Runtime.version()
              + ": run the tests with -Djvm=<the java command of a newer one>.");
    }
    home = unzipped("glassfish.zip");
  }

  @Override
  void configure(Path instance, List<Path> deployed) throws IOException {
    Path domain = instance.resolve("domains/domain1");
    Archives.copy(home.resolve("glassfish/domains/domain1"), domain);
    Path file = domain.resolve("config/domain.xml");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("network-listener port=\"8080\"", listener(port()))
            .replace("network-listener port=\"4848\"", listener(adminPort))
            .replace(
                "network-listener port=\"8181\"",
                "network-listener enabled=\"false\" port=\"8181\"")
            .replace("<iiop-listener ", "<iiop-listener enabled=\"false\" ")
            .replace("osgi.shell.telnet.port=6666", "osgi.shell.telnet.port=" + freePort())
            .replace("<jmx-connector ", "<jmx-connector enabled=\"false\" ")
            .replace(
                "<config name=\"server-config\">",
                "<config name=\"server-config\">" + MESSAGES_ELSEWHERE)
            .replace(
                "</java-config>",
                "<jvm-options>-Derrand.tck.runtime=" + name() + "</jvm-options></java-config>"));
    applications = deployed;
  }

  private static String listener(int port) {
    return "network-listener address=\"127.0.0.1\" port=\"" + port + "\"";
  }

  @Override
  List<String> command(Path instance) throws IOException {
    ProcessBuilder asadmin =
        new ProcessBuilder(
            "bash",
            home.resolve("bin/asadmin").toString(),
            "start-domain",
            "--verbose",
            "--dry-run",
            "--domaindir",
            instance.resolve("domains").toString(),
            "domain1");
    asadmin.environment().putAll(environment(instance));
    return Administration.serverCommand(java(), asadmin);
  }

  /** What is refused is looked for in the log. */
  @Override
  public void await() throws InterruptedException {
    super.await();
    try {
      for (Path application : applications) {
        administration().run("deploy", application.toString());
      }
    } catch (IOException e) {
      throw new AssertionError("The server cannot be administered.", e);
    }
  }

  Administration administration() {
    return new Administration(adminPort);
  }

  @Override
  Path logFile() {
    return instance().resolve("domains/domain1/logs/server.log");
  }

  @Override
  Predicate<String> ready() {
    return line -> line.contains("startup time");
  }
}
