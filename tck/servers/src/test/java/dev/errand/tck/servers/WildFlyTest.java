package dev.errand.tck.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.tck.Requirement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The suite on WildFly, with MicroProfile. */
class WildFlyTest extends GuardedServerTest {
  WildFlyTest() {
    super(new WildFly("wildfly", WildFly.MICROPROFILE));
  }

  @Override
  String threads() {
    return "EE-ManagedExecutorService-default-Thread-.*";
  }

  @Override
  String ownThreads() {
    return "EE-ManagedExecutorService-.*/concurrent/reports-Thread-.*";
  }

  /** Its {@code System.out} makes log records of what is printed, on the thread that prints. */
  @Test
  @Requirement({"OUT-1", "OUT-3"})
  void streamThatBecomesALogger_isCapturedOnce_andReachesTheConsoleOnce() throws Exception {
    int mark = server().log().size();
    String output = post("one/api/office/write?text=once");
    assertTrue(output.startsWith("once\n|once (err)\n|"), output);
    String log = output.substring(output.lastIndexOf('|'));
    assertFalse(log.contains("stdout") || log.contains("stderr"), log);
    assertEquals(1, log.lines().filter(line -> line.contains("once")).count(), log);
    server().log().await(mark, SOON, line -> line.contains("[office]") && line.contains("once"));
    List<String> lines = server().log().lines();
    List<String> printed =
        lines.subList(mark, lines.size()).stream().filter(line -> line.contains("once")).toList();
    assertEquals(3, printed.size(), printed::toString);
    assertTrue(printed.get(0).contains("[stdout]"), printed::toString);
    assertTrue(printed.get(1).contains("[stderr]"), printed::toString);
  }

  /** Here, where the server's is of the same make, that of the application stays idle. */
  @Test
  @Requirement("RTY-1")
  void secondFaultToleranceLibrary_changesNothing_andIsNotWarnedOf() throws Exception {
    WildFly wildfly = (WildFly) server();
    int mark = wildfly.log().size();
    wildfly.deploy(Wars.doublyTolerant("doubled"));
    try {
      assertEquals("5 attempts", post("doubled/api/stubborn"));
      List<String> lines = wildfly.log().lines();
      assertTrue(
          lines.subList(mark, lines.size()).stream()
              .noneMatch(line -> line.contains("ERRAND-0009")));
    } finally {
      wildfly.undeploy("doubled");
    }
  }
}
