package dev.errand.tck.servers;

/** The suite on Payara Server. */
class PayaraServerTest extends ServerTest {
  PayaraServerTest() {
    super(new PayaraServer());
  }
}
