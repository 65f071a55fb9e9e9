package dev.errand.tck.servers;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.errand.tck.Requirement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The suite on Payara Server, and what its administration does to streams and handlers. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PayaraServerTest extends ServerTest {
  PayaraServerTest() {
    super(new PayaraServer());
  }

  @Override
  String threads() {
    return "concurrent/__defaultManagedExecutorService-.*";
  }

  @Override
  String ownThreads() {
    return "java:app/concurrent/reports-.*";
  }

  @Override
  List<Path> applications() throws IOException {
    List<Path> all = new ArrayList<>(super.applications());
    all.add(Wars.witness("witness"));
    return all;
  }

  @Test
  @Requirement({"OUT-1", "OUT-3", "OUT-8"})
  void commandThatReplacesTheStreams_theNextTaskIsCapturedAndEchoedOnce() throws Exception {
    for (boolean logged : new boolean[] {false, true}) {
      String before = witness();
      ((PayaraServer) server())
          .administer(
              "set-log-attributes",
              "com.sun.enterprise.server.logging.GFFileHandler.logStandardStreams=" + logged);
      String after =
          JavaProcess.settled(this::witness, seen -> !seen.equals(before), SOON); // when it sees it
      assertNotEquals(before, after, "Payara leaves the streams alone");
      checkEchoedOnce("after a command: " + logged);
    }
  }

  private String witness() throws Exception {
    return new Visitor(server()).get("witness/api/witness");
  }

  @Test
  @Order(Integer.MAX_VALUE)
  @Requirement("LIF-1")
  void stopOfTheServer_endsRunningTasks_andReportsThem_withinTheGrace() throws Exception {
    stopWithRunningTasks(); // what they print then goes to the log, which is closed already
  }
}
