package dev.errand.tck.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errand.tck.Requirement;
import org.junit.jupiter.api.Test;

/** The suite on WildFly Preview, which is Jakarta EE 11, with MicroProfile. */
class WildFlyPreviewTest extends ServerTest {
  WildFlyPreviewTest() {
    super(WildFly.preview());
  }

  @Override
  String threads() {
    return "EE-ManagedExecutorService-default-Thread-\\d+";
  }

  @Override
  String ownThreads() {
    return "EE-ManagedExecutorService-guide_guide_guide_java:app/concurrent/reports-Thread-\\d+";
  }

  /** See the deviations: there are no session beans, and the class is not looked at. */
  @Override
  @Test
  @Requirement("DEP-1")
  void taskOfASessionBean_isRefusedAtDeployment_byAMessageThatNamesIt() throws Exception {
    assertEquals(404, request("session/api", "GET").statusCode());
  }
}
