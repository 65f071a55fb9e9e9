package dev.errand.tck.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errand.tck.Requirement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The suite on Helidon MP, which is one application in a process. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HelidonTest extends ServerTest {
  HelidonTest() {
    super(new Helidon());
  }

  @Override
  List<Path> applications() throws IOException {
    return List.of(
        LocalServer.file("errand-tck.war"),
        Wars.office("one"),
        Wars.guideWithNamedExecutor(),
        Wars.sessionBean());
  }

  /** Our own: there is neither Jakarta Concurrency nor MicroProfile Context Propagation. */
  @Override
  String threads() {
    return "errand-\\d+";
  }

  @Override
  String ownThreads() {
    return "reports";
  }

  /** There is no second one. */
  @Override
  @Test
  @Requirement({"OUT-2", "OUT-11"})
  void twoApplications_shareTheConsole_andEachTaskHasItsOwnOutput() throws Exception {
    checkCaptured("one", "written by one");
  }

  /** See the deviations: its annotation is not there, and the class is no bean. */
  @Override
  @Test
  @Requirement("DEP-1")
  void taskOfASessionBean_isRefusedAtDeployment_byAMessageThatNamesIt() {
    assertEquals(
        List.of(),
        server().log().lines().stream().filter(line -> line.contains("SessionClerk")).toList());
  }

  @Test
  @Order(Integer.MAX_VALUE)
  @Requirement("LIF-1")
  void stopOfTheServer_endsRunningTasks_andReportsThem_withinTheGrace() throws Exception {
    List<String> lines = stopWithRunningTasks();
    assertEquals(3, lines.stream().filter(line -> line.contains("Interrupted while")).count());
    assertEquals(3, lines.stream().filter(line -> line.contains("Cancelled: ")).count());
  }
}
