package dev.errand.tck.servers;

/** The suite on Payara Micro. */
class PayaraMicroTest extends ServerTest {
  PayaraMicroTest() {
    super(new PayaraMicro());
  }

  @Override
  String threads() {
    return "concurrent/__defaultManagedExecutorService-.*";
  }

  @Override
  String ownThreads() {
    return "java:app/concurrent/reports-.*";
  }
}
