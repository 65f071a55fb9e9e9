package dev.errand.tck.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.errand.tck.Requirement;
import dev.errand.tck.Suite;
import dev.errand.tck.remote.TckClient;
import dev.errand.tck.remote.TckResult;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Runs the suite on one server, and reports it by requirement. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerTest {
  /** Longer than anything takes that a running server is asked for. */
  static final Duration SOON = Duration.ofSeconds(30);

  private final LocalServer server;

  ServerTest(LocalServer server) {
    this.server = server;
  }

  @BeforeAll
  void start() throws Exception {
    server.unpack();
    server.configure(
        LocalServer.file("errand-tck.war"),
        Wars.office("one"),
        Wars.office("two"),
        Wars.guide(),
        Wars.sessionBean());
    server.start();
    server.await();
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
      String text = "written by " + application;
      String output = post(application + "/api/office/write?text=written+by+" + application);
      assertTrue(output.startsWith(text + "\n|" + text + " (err)\n|"), output);
      assertEquals(3, output.lines().filter(line -> line.contains(text)).count(), output);
      assertTrue(output.contains(text + " (log)"), output);
    }
    server.log().await(mark, SOON, line -> line.contains("written by two"));
  }

  @Test
  @Requirement({"RTY-1", "RTY-2"})
  void retry_isTheServers_andEachAttemptIsCountedOnce() throws Exception {
    assertEquals("3 of 3", post("one/api/office/insist"));
    assertEquals("5 attempts", post("two/api/office/fail"));
  }

  @Test
  @Requirement("RUN-10")
  void requestContext_isANewOneForEachTask_andEndsWithIt() throws Exception {
    assertEquals("[1, 1, 1, 1, 1], cleared 5", post("one/api/office/file?times=5"));
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
    String logged = Files.readString(server.logFile());
    assertTrue(
        logged.contains("ERRAND-0001: Task 'Reports.lost'"), "no failure in " + server.logFile());
    assertTrue(logged.contains("nobody waits for this report"));
  }

  @Test
  @Requirement("DEP-1")
  void taskOfASessionBean_isRefusedAtDeployment_byAMessageThatNamesIt() throws Exception {
    String line =
        server.log().await(SOON, one -> one.contains("write() is @Background on a session bean"));
    assertTrue(line.contains("SessionClerk"), line);
    assertEquals(404, request("session/api", "GET").statusCode());
  }

  String get(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = request(path, "GET");
    assertEquals(200, response.statusCode(), response.body());
    return response.body();
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
