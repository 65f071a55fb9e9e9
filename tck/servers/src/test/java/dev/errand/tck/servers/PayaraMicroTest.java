package dev.errand.tck.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errand.tck.Requirement;
import org.junit.jupiter.api.Test;

/** The suite on Payara Micro, where a command makes new handlers of logs. */
class PayaraMicroTest extends PayaraTest {
  PayaraMicroTest() {
    super(new PayaraMicro());
  }

  @Test
  @Requirement({"OUT-1", "OUT-3", "OUT-8"})
  void commandThatRenewsTheLogsHandlers_theNextTaskIsCapturedAndEchoedOnce() throws Exception {
    checkRenewedBy(
        () -> post("traps/api/traps/command?name=set-log-levels&operand=office.trial=FINE"));
  }

  @Test
  @Requirement("OUT-9")
  void workOnTheServersExecutor_isTheTasks() throws Exception {
    assertEquals(
        "in the same task: handed over\n", post("one/api/office/delegate?text=handed+over"));
  }
}
