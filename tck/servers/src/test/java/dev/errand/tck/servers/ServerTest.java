package dev.errand.tck.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.errand.tck.Deviation;
import dev.errand.tck.Requirement;
import dev.errand.tck.Suite;
import dev.errand.tck.remote.TckClient;
import dev.errand.tck.remote.TckResult;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Runs the suite on one server, and reports it by requirement. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class ServerTest {
  /** Longer than anything takes that a running server is asked for. */
  static final Duration SOON = Duration.ofSeconds(30);

  /** Less than after what a server that does not end is killed. */
  private static final Duration STOPPED = Duration.ofSeconds(15);

  /** Answers unless the application is refused. */
  static final String SESSION_BEAN = "session/api/clerks";

  private final LocalServer server;

  ServerTest(LocalServer server) {
    this.server = server;
  }

  @BeforeAll
  void start() throws Exception {
    server.unpack();
    server.configure(applications().toArray(Path[]::new));
    server.start();
    server.await();
  }

  /** What is deployed at the start. */
  List<Path> applications() throws IOException {
    return List.of(
        LocalServer.file("errand-tck.war"),
        Wars.office("one"),
        Wars.office("two"),
        Wars.guide(),
        Wars.sessionBean());
  }

  @AfterAll
  void stop() throws InterruptedException {
    server.stop();
  }

  /** What those of the executor are called that the guide defines; a regular expression. */
  abstract String ownThreads();

  /** What the threads of the server's default executor are called; a regular expression. */
  abstract String threads();

  LocalServer server() {
    return server;
  }

  @TestFactory
  Stream<DynamicTest> requirements() throws Exception {
    TckClient client = new TckClient(server.address("errand-tck/tck/suite"));
    return client.runAll().entrySet().stream()
        .map(
            entry ->
                dynamicTest(
                    Suite.label(entry.getKey(), server.name()), () -> check(entry.getValue())));
  }

  @Test
  @Requirement({"OUT-2", "OUT-11"})
  void twoApplications_shareTheConsole_andEachTaskHasItsOwnOutput() throws Exception {
    int mark = server.log().size();
    for (String application : List.of("one", "two", "one")) {
      checkCaptured(application, "written by " + application);
    }
    server.log().await(mark, SOON, line -> line.contains("written by two"));
  }

  /** Has a task write to out, err and log: its output has each of them, once. */
  void checkCaptured(String application, String text) throws Exception {
    String output = post(application + "/api/office/write?text=" + text.replace(' ', '+'));
    assertTrue(output.startsWith(text + "\n|" + text + " (err)\n|"), output);
    assertEquals(3, output.lines().filter(line -> line.contains(text)).count(), output);
    assertTrue(output.contains(text + " (log)"), output);
  }

  @Test
  @Requirement({"RTY-1", "RTY-2"})
  void retry_isTheServers_andEachAttemptIsCountedOnce() throws Exception {
    assertEquals("3 of 3", post("one/api/office/insist"));
    assertEquals("5 attempts", post("one/api/office/fail"));
  }

  @Test
  @Requirement({"RTY-2", "RTY-3"})
  void retryWithTimeoutOrFallback_countsEachAttemptOnce() throws Exception {
    assertEquals("3 of 3", post("one/api/office/hurry"));
    assertEquals("after all of 3", post("one/api/office/give-up"));
  }

  @Test
  @Requirement("RUN-10")
  void requestContext_isANewOneForEachTask_andEndsWithIt() throws Exception {
    assertEquals("[1, 1, 1, 1, 1], cleared 5", post("one/api/office/file?times=5"));
  }

  @Test
  @Requirement("LIF-2")
  void tasksSubmittedDuringTheStart_areRun() throws Exception {
    assertEquals(
        "construction: construction\ninitialized: initialized\n", get("one/api/office/opening"));
  }

  @Test
  @Requirement("RUN-1")
  void tasks_runOnTheServersExecutor() throws Exception {
    String thread = get("one/api/office/thread");
    assertTrue(thread.matches(threads()), thread);
  }

  @Test
  @Requirement({"RUN-1", "RUN-4"})
  void applicationOfTheGuide_doesWhatItsPageSays() throws Exception {
    assertEquals("2026-11 is done", get("guide/api/reports/monthly/2026-11"));
    String yearly = get("guide/api/reports/yearly/2026");
    assertTrue(yearly.matches("2026 is done: adding up 2026 on " + ownThreads() + "\\R"), yearly);
    int mark = server.log().size();
    assertEquals(204, request("guide/api/reports", "DELETE").statusCode());
    server.log().await(mark, SOON, line -> line.contains("nobody waits for this report"));
    // The file may be written a moment later than the console.
    String logged =
        JavaProcess.settled(
            () -> Files.readString(server.logFile()),
            text -> text.contains("nobody waits for this report"),
            SOON);
    assertTrue(logged.contains("nobody waits for this report"), () -> "not in " + server.logFile());
    assertTrue(logged.contains("ERRAND-0001: Task 'Reports.lost'"), logged);
  }

  @Test
  @Requirement("DEP-1")
  void taskOfASessionBean_isRefusedAtDeployment_byAMessageThatNamesIt() throws Exception {
    if (Deviation.isHere("DEP-1")) {
      assertEquals("no bean", get(SESSION_BEAN));
      return;
    }
    String line =
        server.log().await(SOON, one -> one.contains("write() is @Background on a session bean"));
    assertTrue(line.contains("SessionClerk"), line);
    assertEquals(404, request(SESSION_BEAN, "GET").statusCode());
  }

  String get(String path) throws IOException, InterruptedException {
    return new Visitor(server).get(path);
  }

  /** Has a task write, as {@link #checkCaptured}, and looks at the console too. */
  void checkEchoedOnce(String text) throws Exception {
    int mark = server.log().size();
    checkCaptured("one", text);
    checkCaptured("one", "the end"); // what comes before is on the console when this is
    server.log().await(mark, SOON, line -> line.contains("the end (log)"));
    for (String line : List.of(text, text + " (err)", text + " (log)")) {
      assertEquals(1, count(mark, one -> ends(one, line)), () -> line + " of " + since(mark));
    }
  }

  /** Payara Server frames its lines. */
  private static boolean ends(String line, String text) {
    return line.endsWith(text) || line.endsWith(text + "|#]");
  }

  /** The tasks do not end by themselves. */
  @Test
  @Order(Integer.MAX_VALUE)
  @Requirement("LIF-1")
  void stopOfTheServer_endsRunningTasks_andReportsThem_withinTheGrace() throws Exception {
    assertEquals("3 running", post("one/api/office/wait?times=3"));
    int mark = server.log().size();
    long begin = System.nanoTime();
    server.stop();
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    assertTrue(took.compareTo(STOPPED) < 0, took + " for the end");
    assertEquals(
        1, count(mark, line -> line.contains("ERRAND-0004: 3 task(s) had not ended")), since(mark));
    assertEquals(0, count(mark, line -> line.contains("ERRAND-0005")), since(mark));
    assertEquals(1, count(mark, line -> line.contains("The process has ended")), since(mark));
    checkPrintedAtTheEnd(server.log().lines().stream().skip(mark).toList());
  }

  /** Looks for what the tasks have printed, and the observer of their end. */
  void checkPrintedAtTheEnd(List<String> lines) {
    String all = String.join("\n", lines);
    for (String part : List.of("Interrupted while waiting", "Cancelled: ")) {
      assertEquals(3, lines.stream().filter(line -> line.contains(part)).count(), all);
    }
  }

  private long count(int mark, Predicate<String> wanted) {
    return server.log().lines().stream().skip(mark).filter(wanted).count();
  }

  private String since(int mark) {
    return String.join("\n", server.log().lines().subList(mark, server.log().size()));
  }

  String post(String path) throws IOException, InterruptedException {
    return new Visitor(server).post(path);
  }

  HttpResponse<String> request(String path, String method)
      throws IOException, InterruptedException {
    return new Visitor(server).request(path, method);
  }

  private static void check(List<TckResult> results) {
    List<String> failures =
        results.stream()
            .filter(result -> !result.passed())
            .map(result -> result.test() + ": " + result.failure())
            .toList();
    assertEquals(
        List.of(), failures, failures.size() + " of " + results.size() + " tests have failed");
  }
}
