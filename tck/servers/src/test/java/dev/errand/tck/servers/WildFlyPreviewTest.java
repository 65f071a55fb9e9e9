package dev.errand.tck.servers;

/** The suite on WildFly Preview, which is Jakarta EE 11, with MicroProfile. */
class WildFlyPreviewTest extends GuardedServerTest {
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
}
