package dev.errand.tck.quarkus.dev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.tck.Requirement;
import io.quarkus.test.QuarkusDevModeTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a live reload in dev mode leaves of the application before it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES) // a minute on a quiet machine
abstract class LiveReload {
  private static final String SUPERVISOR = "dev.errand.runtime.core.Supervisor";
  private static final String ROUTER = "dev.errand.runtime.output.RoutingPrintStream";
  private static final PrintStream OUT = System.out;
  private static final PrintStream ERR = System.err;

  private final QuarkusDevModeTest application;
  private final boolean isModule;
  private final int reloads;
  private final HttpClient client = HttpClient.newHttpClient();

  @TestHTTPResource("/")
  URI address;

  LiveReload(QuarkusDevModeTest application, boolean isModule, int reloads) {
    this.application = application;
    this.isModule = isModule;
    this.reloads = reloads;
  }

  static QuarkusDevModeTest application() {
    return new QuarkusDevModeTest()
        .withApplicationRoot(
            jar ->
                jar.addClasses(Endpoint.class, Work.class, Notes.class, Follower.class)
                    .addAsResource(
                        new StringAsset(
                            """
                            quarkus.http.host=127.0.0.1
                            quarkus.http.port=0
                            errand.shutdown.grace=100ms
                            quarkus.fault-tolerance.mp-compatibility=true
                            """),
                        "application.properties"))
        .setLogRecordPredicate(log -> log.getMessage().startsWith("ERRAND-"));
  }

  @Test
  @Requirement({"LIF-1", "OUT-11"})
  void reloads_leaveOneSupervisor_andNothingOfTheEarlierOnes() throws Exception {
    assertEquals(String.valueOf(isModule), get("module"));
    for (int i = 0; i < reloads; i++) {
      reload("generation " + i, "generation " + (i + 1));
    }
    assertEquals(1, Footprint.instances(SUPERVISOR));
    assertEquals(1, Footprint.logHandlers());
    // The compiler of dev mode keeps the stream that it has seen first, which passes through.
    assertTrue(Footprint.instances(ROUTER) <= 3);
  }

  @Test
  @Requirement({"LIF-1", "OUT-11"})
  void reloadThatFails_leavesNothing_andTheNextOneWorks() throws Exception {
    failToReload("generation 0");
    edit("STARTS = false", "STARTS = true");
    assertIsWhole("generation 0");
    assertEquals(1, Footprint.instances(SUPERVISOR));
    assertEquals(1, Footprint.logHandlers());
  }

  @AfterAll
  static void endOfDevMode_leavesNothing() throws Exception {
    assertSame(OUT, System.out);
    assertSame(ERR, System.err);
    assertEquals(0, Footprint.instances(SUPERVISOR));
    assertEquals(0, Footprint.logHandlers());
    assertEquals(new Footprint(List.of(), List.of()), Footprint.take());
  }

  // Two methods of their own: a thread in a local variable of a test keeps what it has run.

  private void reload(String before, String after) throws Exception {
    assertIsWhole(before);
    Footprint left = leaveTasks(before);
    edit(before, after);
    assertIsWhole(after);
    left.assertGone();
    assertToldOfTheEnd(before);
  }

  private void failToReload(String before) throws Exception {
    Footprint left = leaveTasks(before);
    edit("STARTS = true", "STARTS = false");
    String page = get("output");
    assertTrue(page.contains("This one does not start."), page);
    left.assertGone();
    assertToldOfTheEnd(before);
  }

  /** Every line is captured, and once. */
  private void assertIsWhole(String generation) throws Exception {
    String expected =
        """
        %1$s:
        out of %1$s
        out of %1$s
        err of %1$s
        err of %1$s
        INFO [dev.errand.tck.quarkus.dev.Work] log of %1$s
        INFO [dev.errand.tck.quarkus.dev.Work] log of %1$s
        """;
    assertEquals(expected.formatted(generation), get("output"));
  }

  private Footprint leaveTasks(String generation) throws Exception {
    Notes.all().clear();
    application.clearLogRecords();
    assertEquals(generation + ": RUNNING, RUNNING, DELAYED", get("leave"));
    Footprint footprint = Footprint.take();
    assertFalse(footprint.threads().isEmpty());
    assertFalse(footprint.processes().isEmpty());
    return footprint;
  }

  /** The application, the observers and followers, and the operator. */
  private void assertToldOfTheEnd(String generation) {
    assertEquals(
        Stream.of(
                "endless: The application is shutting down.",
                "later: The application is shutting down.",
                "shell: The application is shutting down.",
                "a follower is done",
                "a follower is done",
                generation + " was interrupted")
            .sorted()
            .toList(),
        Notes.all().stream().sorted().toList());
    assertEquals(
        List.of(
            "ERRAND-0004: 2 task(s) had not ended PT0.1S after the shutdown began"
                + " (errand.shutdown.grace) and were cancelled."),
        application.getLogRecords().stream().map(LogRecord::getMessage).toList());
  }

  private void edit(String before, String after) {
    application.modifySourceFile(Endpoint.class, source -> source.replace(before, after));
  }

  /** What reloads the application, if it was edited. */
  private String get(String path) throws Exception {
    return client
        .send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString())
        .body();
  }
}
