package dev.errand.tck.servers;

import java.time.Duration;

/** Redeployment on Payara Server, by commands of its administration. */
class PayaraServerRedeploymentTest extends RedeploymentTest {
  PayaraServerRedeploymentTest() {
    super(new PayaraServer());
  }

  /** Its pools let go of a thread after a minute without work. */
  @Override
  Duration patience() {
    return Duration.ofMinutes(2);
  }
}
