package dev.errand.tck.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.tck.Requirement;
import org.junit.jupiter.api.Test;

/** What becomes of an application that brings a fault tolerance library where there is one. */
class PayaraMicroSecondLibraryTest {
  @Test
  @Requirement("RTY-1")
  void secondFaultToleranceLibrary_multipliesTheAttempts_whichIsWarnedOf() throws Exception {
    try (Server server = new PayaraMicro()) {
      server.configure(Wars.doublyTolerant("doubled"));
      server.start();
      server.await();
      String line = server.log().await(ServerTest.SOON, one -> one.contains("ERRAND-0009"));
      assertTrue(line.contains("fish.payara"), line);
      assertTrue(line.contains("/smallrye-fault-tolerance-"), line);
      // Five by the outer one; then the inner one, which has spent its time, adds four.
      assertEquals("9 attempts", new Visitor(server).post("doubled/api/stubborn"));
    }
  }
}
