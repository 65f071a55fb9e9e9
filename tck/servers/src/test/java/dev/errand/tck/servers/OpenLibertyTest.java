package dev.errand.tck.servers;

/** The suite on Open Liberty. */
class OpenLibertyTest extends GuardedServerTest {
  OpenLibertyTest() {
    super(new OpenLiberty());
  }

  @Override
  String threads() {
    return "Default Executor-thread-.*";
  }

  @Override
  String ownThreads() {
    return "Default Executor-thread-.*";
  }
}
