package dev.errand.tck.servers;

import java.time.Duration;

/** Redeployment on WildFly, by the marker files of its deployment scanner. */
class WildFlyRedeploymentTest extends RedeploymentTest {
  WildFlyRedeploymentTest() {
    super(new WildFly("wildfly", WildFly.MICROPROFILE));
  }

  @Override
  Duration patience() {
    return Duration.ofSeconds(20);
  }
}
