package dev.errand.tck.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.errand.tck.Suite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TckMainTest {
  private final ByteArrayOutputStream report = new ByteArrayOutputStream();
  private HttpServer server;
  private String answer = "";
  private int status = 200;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/suite",
        exchange -> {
          byte[] body = answer.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void passedTests_areReportedByRequirement() throws Exception {
    answer =
        new TckResult(List.of("RUN-3", "OUT-1"), "RunningTck.one", true, "").encode()
            + "\n"
            + new TckResult(List.of("RUN-3"), "RunningTck.two", true, "").encode();
    assertTrue(run());
    int classes = Suite.classes().size();
    assertEquals(
        List.of(
            "OUT-1 [mine] passed, %d of %d tests passed".formatted(classes, classes),
            "RUN-3 [mine] passed, %d of %d tests passed".formatted(2 * classes, 2 * classes)),
        report.toString(UTF_8).lines().toList());
  }

  @Test
  void failedTest_isReportedWithItsTrace_andFailsTheRun() throws Exception {
    answer = new TckResult(List.of("RUN-3"), "RunningTck.one", false, "why\n\tat here").encode();
    assertFalse(run());
    assertTrue(report.toString(UTF_8).contains("RUN-3 [mine] FAILED, 0 of "));
    assertTrue(report.toString(UTF_8).contains("  RunningTck.one: why\n\tat here"));
  }

  @Test
  void serverThatFails_orFindsNoTests_isAnError() {
    IOException nothing = assertThrows(IOException.class, this::run);
    assertTrue(nothing.getMessage().contains("has no results"), nothing.getMessage());
    status = 500;
    answer = "broken";
    IOException broken = assertThrows(IOException.class, this::run);
    assertTrue(broken.getMessage().contains("the server answered 500\nbroken"));
  }

  private boolean run() throws IOException, InterruptedException {
    URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/suite");
    return TckMain.run(new TckClient(endpoint), "mine", new PrintStream(report, true, UTF_8));
  }
}
