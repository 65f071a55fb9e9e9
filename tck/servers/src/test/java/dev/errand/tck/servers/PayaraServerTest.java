package dev.errand.tck.servers;

import dev.errand.tck.Requirement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The suite on Payara Server, where a command puts other streams in place. */
class PayaraServerTest extends PayaraTest {
  PayaraServerTest() {
    super(new PayaraServer());
  }

  @Test
  @Requirement({"OUT-1", "OUT-3", "OUT-8"})
  void commandThatReplacesTheStreams_theNextTaskIsCapturedAndEchoedOnce() throws Exception {
    for (boolean logged : new boolean[] {false, true}) {
      checkRenewedBy(
          () ->
              ((PayaraServer) server())
                  .administer(
                      "set-log-attributes",
                      "com.sun.enterprise.server.logging.GFFileHandler.logStandardStreams="
                          + logged));
    }
  }

  /** What tasks print goes to the log, which is closed by then. */
  @Override
  void checkPrintedAtTheEnd(List<String> lines) {}
}
