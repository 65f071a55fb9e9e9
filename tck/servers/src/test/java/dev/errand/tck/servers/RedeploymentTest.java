package dev.errand.tck.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.tck.Deviation;
import dev.errand.tck.Requirement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Deploys applications to a running server, and looks for what they leave when they are gone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RedeploymentTest {
  private static final String MARKER = "dev.errand.tck.servers.office.Marker";
  private static final String SUPERVISOR = "dev.errand.runtime.core.Supervisor";

  /** More than the grace that the applications have, and what a server takes by itself. */
  private static final Duration UNDEPLOYED = Duration.ofSeconds(10);

  private final Redeploying server;
  private final Visitor visitor;
  private final Deque<String> deployed = new ArrayDeque<>();

  RedeploymentTest(Redeploying server) {
    this.server = server;
    this.visitor = new Visitor(server);
  }

  /** How long after the undeployment the server still keeps threads that know the application. */
  abstract Duration patience();

  @BeforeAll
  void start() throws Exception {
    server.unpack();
    server.configure(Wars.witness("witness"));
    server.start();
    server.await();
  }

  @AfterAll
  void stop() throws InterruptedException {
    server.stop();
  }

  /** What a failed test has left there. */
  @AfterEach
  void undeployAll() throws Exception {
    while (!deployed.isEmpty()) {
      undeploy(deployed.getFirst());
    }
  }

  @Test
  @Requirement({"OUT-2", "OUT-11"})
  void twoApplications_theFirstGoesFirst_theOtherStillCaptures_thenTheStreamsAreTheOriginals()
      throws Exception {
    shareTheConsole("one", "two");
  }

  @Test
  @Requirement({"OUT-2", "OUT-11"})
  void twoApplications_theLastGoesFirst_theOtherStillCaptures_thenTheStreamsAreTheOriginals()
      throws Exception {
    shareTheConsole("two", "one");
  }

  private void shareTheConsole(String firstToGo, String lastToGo) throws Exception {
    String before = visitor.get("witness/api/witness");
    deploy(Wars.office("one"), "one");
    deploy(Wars.office("two"), "two");
    assertCaptures("one");
    assertCaptures("two");
    undeploy(firstToGo);
    assertCaptures(lastToGo);
    undeploy(lastToGo);
    assertEquals(before, visitor.get("witness/api/witness"));
  }

  private void assertCaptures(String name) throws Exception {
    String output = visitor.post(name + "/api/office/write?text=" + name);
    assertTrue(output.startsWith(name + "\n|" + name + " (err)\n|"), output);
    assertTrue(output.contains(name + " (log)"), output);
  }

  @Test
  @Requirement("LIF-1")
  void undeployWithRunningTasks_interruptsAndReportsThem_withinTheGrace() throws Exception {
    deploy(Wars.office("busy"), "busy");
    assertEquals("3 running", visitor.post("busy/api/office/wait?times=3"));
    int mark = server.log().size();
    long begin = System.nanoTime();
    undeploy("busy");
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    assertTrue(took.compareTo(UNDEPLOYED) < 0, took + " for the undeployment");
    // What a server prints is read a moment later than its answer.
    server.log().await(mark, ServerTest.SOON, ServerLog.nth(1, "ERRAND-0004"));
    server.log().await(mark, ServerTest.SOON, ServerLog.nth(3, "Interrupted while waiting"));
    server.log().await(mark, ServerTest.SOON, ServerLog.nth(3, "Cancelled: "));
    List<String> log = server.log().lines();
    List<String> since = log.subList(mark, log.size());
    assertEquals(3, count(since, "Interrupted while waiting"), since::toString);
    assertEquals(3, count(since, "Cancelled: "), since::toString);
    assertEquals(1, count(since, "ERRAND-0004: 3 task(s) had not ended"), since::toString);
    assertEquals(0, count(since, "ERRAND-0005"), since::toString);
  }

  private static long count(List<String> lines, String part) {
    return lines.stream().filter(line -> line.contains(part)).count();
  }

  @Test
  @Requirement("LIF-1")
  void twentyRedeployments_leaveNoClassLoaderNoThreadNoHandler() throws Exception {
    String before = visitor.get("witness/api/witness");
    JavaProcess process = new JavaProcess(server.pid());
    long kept = keptWithoutTheExtension(process);
    Path office = Wars.office("again");
    for (int i = 0; i < 20; i++) {
      deploy(office, "again");
      assertCaptures("again");
      assertEquals("3 of 3", visitor.post("again/api/office/insist"));
      if (i % 5 == 4) { // each costs the grace
        assertEquals("2 running", visitor.post("again/api/office/wait?times=2"));
      }
      undeploy("again");
    }
    assertEquals(before, visitor.get("witness/api/witness"));
    long supervisors =
        JavaProcess.settled(() -> process.instances(SUPERVISOR), n -> n == 0, patience());
    assertEquals(0, supervisors);
    if (Deviation.isHere("LIF-1")) {
      assertClassLoaders(process, kept + 1); // the last one to use the server's executor is kept
      visitor.post("witness/api/witness/work");
    }
    assertClassLoaders(process, kept);
    assertEquals(
        List.of(), process.threads().stream().filter(line -> line.contains("errand")).toList());
  }

  private void assertClassLoaders(JavaProcess process, long most) throws Exception {
    long left = JavaProcess.settled(() -> classLoaders(process), n -> n <= most, patience());
    assertTrue(left <= most, left + " class loaders, expected at most " + most);
  }

  /** How many class loaders of applications there are: the witness's, and perhaps the last one. */
  private long keptWithoutTheExtension(JavaProcess process) throws Exception {
    for (int i = 0; i < 5; i++) {
      deploy(Wars.witness("plain"), "plain");
      visitor.get("plain/api/witness");
      undeploy("plain");
    }
    return JavaProcess.settled(() -> classLoaders(process), n -> n <= 2, patience());
  }

  private long classLoaders(JavaProcess process) throws Exception {
    // The stack of an idle thread of the server's holds the last request that it has answered.
    visitor.crowd("witness/api/witness", 16);
    return process.instances(MARKER);
  }

  private void deploy(Path war, String name) throws Exception {
    deployed.addFirst(name);
    server.deploy(war);
  }

  private void undeploy(String name) throws Exception {
    deployed.remove(name);
    server.undeploy(name);
  }
}
