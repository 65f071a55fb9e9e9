package dev.errand.tck.servers;

/** The suite on Open Liberty. */
class OpenLibertyTest extends ServerTest {
  OpenLibertyTest() {
    super(new OpenLiberty());
  }
}
