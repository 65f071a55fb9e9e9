package dev.errand.tck.servers;

/** The suite on WildFly, with MicroProfile. */
class WildFlyTest extends ServerTest {
  WildFlyTest() {
    super(new WildFly("wildfly", WildFly.MICROPROFILE));
  }
}
