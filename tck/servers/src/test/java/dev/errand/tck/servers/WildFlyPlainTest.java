package dev.errand.tck.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.tck.Requirement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** WildFly with Jakarta EE alone: session beans, but neither fault tolerance nor configuration. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WildFlyPlainTest {
  private final Server server = new WildFly("wildfly-plain", WildFly.PLAIN);
  private final Visitor visitor = new Visitor(server);

  @BeforeAll
  void start() throws Exception {
    server.unpack();
    server.configure(
        Wars.office("office"),
        Wars.office("api", LocalServer.file("microprofile-fault-tolerance-api.jar").toFile()),
        Wars.sessionBean());
    server.start();
    server.await();
  }

  @AfterAll
  void stop() throws InterruptedException {
    server.stop();
  }

  /** Whether the application brings the interfaces along or not. */
  @Test
  @Requirement("RTY-6")
  void retryWithoutAFaultToleranceLibrary_isWarnedOfByName_andTheTaskRunsOnce() throws Exception {
    List<String> warnings =
        server.log().lines().stream().filter(line -> line.contains("ERRAND-0006")).toList();
    for (String method : List.of("insist", "fail")) {
      String text = "office.Clerk." + method + "() bears @Retry";
      assertEquals(
          2, warnings.stream().filter(line -> line.contains(text)).count(), warnings::toString);
    }
    assertEquals("1 attempts", visitor.post("api/api/office/fail"));
    assertEquals("1 attempts", visitor.post("office/api/office/fail"));
  }

  @Test
  @Requirement("DEP-2")
  void restOfTheOffice_works() throws Exception {
    String output = visitor.post("office/api/office/write?text=plain");
    assertTrue(output.startsWith("plain\n|plain (err)\n|"), output);
    assertEquals(3, output.lines().filter(line -> line.contains("plain")).count(), output);
    assertEquals("[1, 1], cleared 2", visitor.post("office/api/office/file?times=2"));
  }

  @Test
  @Requirement("DEP-1")
  void taskOfASessionBean_isRefusedAtDeployment_byAMessageThatNamesIt() throws Exception {
    String line =
        server
            .log()
            .await(
                ServerTest.SOON, one -> one.contains("write() is @Background on a session bean"));
    assertTrue(line.contains("SessionClerk"), line);
    assertEquals(404, visitor.request(ServerTest.SESSION_BEAN, "GET").statusCode());
  }
}
