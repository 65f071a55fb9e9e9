package dev.errand.tck.servers;

import dev.errand.tck.servers.guarded.Guard;
import dev.errand.tck.servers.guarded.Who;
import dev.errand.tck.servers.guarded.WhoServlet;
import dev.errand.tck.servers.guide.GuideApplication;
import dev.errand.tck.servers.guide.ReportResource;
import dev.errand.tck.servers.guide.Reports;
import dev.errand.tck.servers.guide.Statements;
import dev.errand.tck.servers.office.NoChange;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Packs small applications, each with the unchanged jar of the extension. */
final class Wars {
  private static final String BEANS =
      """
      <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="3.0"
             bean-discovery-mode="annotated"/>
      """;

  /** Undeployment with running tasks is not to take the tests long. */
  private static final String SETTINGS = "errand.shutdown.grace = 1s\n";

  private static final Class<?>[] OFFICE = {
    dev.errand.tck.servers.office.OfficeApplication.class,
    dev.errand.tck.servers.office.Office.class,
    dev.errand.tck.servers.office.Clerk.class,
    dev.errand.tck.servers.office.Desk.class,
    dev.errand.tck.servers.office.Marker.class,
    dev.errand.tck.servers.office.Opening.class
  };

  private Wars() {}

  /**
   * Packs classes and libraries.
   *
   * @param name the name of the application, and of its context
   * @param libraries what comes with it beside the extension
   */
  static Path war(String name, Class<?>[] classes, File... libraries) throws IOException {
    return war(name, SETTINGS, classes, libraries);
  }

  private static Path war(String name, String settings, Class<?>[] classes, File... libraries)
      throws IOException {
    return export(
        name,
        archive(name, classes)
            .addAsLibrary(LocalServer.file("errand.jar").toFile())
            .addAsResource(new StringAsset(settings), "META-INF/microprofile-config.properties")
            .addAsLibraries(libraries));
  }

  private static WebArchive archive(String name, Class<?>... classes) {
    return ShrinkWrap.create(WebArchive.class, name + ".war")
        .addClasses(classes)
        .addAsWebInfResource(new StringAsset(BEANS), "beans.xml");
  }

  private static Path export(String name, WebArchive war) throws IOException {
    Path file = LocalServer.folder("wars-").resolve(name + ".war");
    war.as(ZipExporter.class).exportTo(file.toFile(), true);
    return file;
  }

  /** The application that most of the tests deploy, perhaps with libraries that not all have. */
  static Path office(String name, File... libraries) throws IOException {
    return war(name, OFFICE, libraries);
  }

  /** An application without the extension, but with one of that kind. */
  static Path witness(String name) throws IOException {
    return export(
        name,
        archive(
                name,
                dev.errand.tck.servers.office.WitnessApplication.class,
                dev.errand.tck.servers.office.Witness.class,
                dev.errand.tck.servers.office.Marker.class,
                NoChange.class)
            .addAsServiceProvider(BuildCompatibleExtension.class, NoChange.class));
  }

  /** An application with a fault tolerance library of its own, where the server has one already. */
  static Path doublyTolerant(String name) throws IOException {
    return war(
        name,
        new Class<?>[] {
          dev.errand.tck.servers.office.StubbornApplication.class,
          dev.errand.tck.servers.office.StubbornOffice.class,
          dev.errand.tck.servers.office.StubbornClerk.class
        },
        LocalServer.file("smallrye-fault-tolerance").toFile().listFiles());
  }

  /** An application that is refused where there are session beans: one has a task. */
  static Path sessionBean() throws IOException {
    return war(
        "session",
        new Class<?>[] {
          dev.errand.tck.servers.office.SessionApplication.class,
          dev.errand.tck.servers.office.SessionOffice.class,
          dev.errand.tck.servers.office.SessionClerk.class
        });
  }

  /** The application of the guide. */
  static Path guide() throws IOException {
    return war(
        "guide", new Class<?>[] {GuideApplication.class, ReportResource.class, Reports.class});
  }

  /** An application whose callers are known by name. */
  static Path guarded() throws IOException {
    return war(
        "guarded", new Class<?>[] {Guard.class, Statements.class, Who.class, WhoServlet.class});
  }

  /** An application with what servers do that tasks could stumble over. */
  static Path traps() throws IOException {
    return war(
        "traps",
        new Class<?>[] {
          dev.errand.tck.servers.office.TrapsApplication.class,
          dev.errand.tck.servers.office.Traps.class,
          dev.errand.tck.servers.office.Stranger.class,
          dev.errand.tck.servers.office.Trapped.class,
          dev.errand.tck.servers.office.Opening.class,
          dev.errand.tck.servers.office.EarlyBean.class,
          dev.errand.tck.servers.office.EarlyListener.class,
          dev.errand.tck.servers.office.Desk.class
        });
  }

  /** An application whose configuration moves fault tolerance among the interceptors. */
  static Path moved(String name, int priority) throws IOException {
    return war(
        name, SETTINGS + "mp.fault.tolerance.interceptor.priority = " + priority + "\n", OFFICE);
  }

  /** The application of the guide where executors are beans. */
  static Path guideWithNamedExecutor() throws IOException {
    return war(
        "guide",
        new Class<?>[] {
          dev.errand.tck.servers.guide.named.GuideApplication.class,
          dev.errand.tck.servers.guide.named.ReportResource.class,
          dev.errand.tck.servers.guide.named.ReportExecutor.class,
          dev.errand.tck.servers.guide.named.Reports.class
        });
  }

  /** A copy of a WAR, unchanged but for more libraries. */
  static Path with(File[] libraries, Path war) throws IOException {
    Path copy = LocalServer.folder("wars-").resolve(war.getFileName());
    Files.copy(war, copy);
    try (FileSystem inside = FileSystems.newFileSystem(copy)) {
      for (File library : libraries) {
        Files.copy(library.toPath(), inside.getPath("WEB-INF/lib", library.getName()));
      }
    }
    return copy;
  }
}
