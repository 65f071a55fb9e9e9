package dev.errand.tck.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.tck.Requirement;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The suite on GlassFish, to which the applications bring SmallRye's fault tolerance along. */
class GlassFishTest extends ServerTest {
  /** What System.out is while tasks are captured. */
  private static final String ROUTER = "dev.errand.runtime.output.RoutingPrintStream";

  GlassFishTest() {
    super(new GlassFish());
  }

  @Override
  List<Path> applications() throws IOException {
    File[] api = files("microprofile-fault-tolerance");
    File[] library = files("smallrye-fault-tolerance");
    List<Path> applications = new ArrayList<>();
    for (Path war : super.applications()) {
      applications.add(Wars.with(library, Wars.with(api, war)));
    }
    applications.add(Wars.office("bare", api));
    applications.add(Wars.witness("witness"));
    return applications;
  }

  private static File[] files(String folder) {
    return LocalServer.file(folder).toFile().listFiles();
  }

  @Override
  String threads() {
    return "concurrent/__defaultManagedExecutorService-.*";
  }

  @Override
  String ownThreads() {
    return "java:app/concurrent/reports-.*";
  }

  @Test
  @Requirement("RTY-6")
  void withoutAFaultToleranceLibrary_theMethodsWithRetryAreWarnedOf_andRunOnce() throws Exception {
    List<String> methods = List.of("Clerk.fail()", "Clerk.insist()");
    for (String method : methods) { // what a server prints is read a moment later than its answer
      server().log().await(SOON, line -> line.contains("ERRAND-0006") && line.contains(method));
    }
    List<String> warnings =
        server().log().lines().stream().filter(line -> line.contains("ERRAND-0006")).toList();
    for (String method : methods) {
      long count = warnings.stream().filter(line -> line.contains(method)).count();
      assertEquals(1, count, () -> method + " in " + warnings);
    }
    assertEquals("1 attempts", post("bare/api/office/fail"));
  }

  @Test
  @Requirement({"OUT-1", "OUT-8"})
  void streamsPutBackByTheAdministration_theNextTaskIsCapturedAgain() throws Exception {
    checkCaptured("one", "written by one");
    assertTrue(console().contains(ROUTER), console());
    String answer = ((GlassFish) server()).administration().run("set-log-levels", "any=FINE");
    assertTrue(answer.contains("SUCCESS"), answer);
    // It does so a little later.
    String putBack = JavaProcess.settled(this::console, streams -> !streams.contains(ROUTER), SOON);
    assertFalse(putBack.contains(ROUTER), putBack);
    checkCaptured("one", "written by one");
    assertTrue(console().contains(ROUTER), console());
  }

  private String console() throws Exception {
    return get("witness/api/witness").replaceAll(", handlers.*", "");
  }
}
