package dev.errand.tck.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.tck.Requirement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The suite on a Payara, and the traps that are Payara's. */
abstract class PayaraTest extends GuardedServerTest {
  PayaraTest(LocalServer server) {
    super(server);
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
    all.add(Wars.traps());
    all.add(Wars.witness("witness"));
    all.add(Wars.moved("below", 4060));
    all.add(Wars.moved("within", 1000));
    return all;
  }

  @Test
  @Requirement({"RTY-1", "RTY-2", "CFG-1"})
  void faultToleranceMovedByConfiguration_isRefusedOutsideOfTheAttempts_andWorksWithin()
      throws Exception {
    String line =
        server()
            .log()
            .await(SOON, one -> one.contains("mp.fault.tolerance.interceptor.priority is '4060'"));
    assertTrue(line.contains("allowed is a whole number from 176 to 4059"), line);
    assertEquals(404, request("below/api/office/thread", "GET").statusCode());
    assertEquals("3 of 3", post("within/api/office/insist"));
    assertEquals("3 of 3", post("within/api/office/hurry"));
  }

  @Test
  @Requirement("LIF-2")
  void tasksSubmittedByASessionBeanAndAListenerDuringTheStart_areRun() throws Exception {
    assertEquals(
        """
        construction: construction
        initialized: initialized
        listener: listener
        session bean: session bean
        """,
        get("traps/api/traps/opening"));
  }

  @Test
  @Requirement("RUN-10")
  void contextsThatPayaraLeavesOnItsThreads_areNoneOfTheTasks() throws Exception {
    assertNotEquals("0", post("traps/api/traps/stumble?times=10"), "Payara leaves none any more");
    assertEquals(
        "[1, 1, 1, 1, 1, 1, 1, 1, 1, 1], cleared 10", post("traps/api/traps/file?times=10"));
  }

  /** Has the administration replace streams or handlers: what the next task writes comes once. */
  void checkRenewedBy(Command command) throws Exception {
    String before = get("witness/api/witness");
    command.run();
    // The server looks at its files from time to time.
    String after =
        JavaProcess.settled(() -> get("witness/api/witness"), seen -> !seen.equals(before), SOON);
    assertNotEquals(before, after, "Payara leaves streams and handlers alone");
    checkEchoedOnce("after a command");
  }

  interface Command {
    void run() throws Exception;
  }
}
