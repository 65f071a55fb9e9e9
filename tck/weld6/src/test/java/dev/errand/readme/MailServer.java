package dev.errand.readme;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CountDownLatch;

/** Refuses the first letter to each start, and lets a test hold it up. */
@ApplicationScoped
public class MailServer {
  private int letters;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  /** Holds all letters up. */
  void close() {
    gate = new CountDownLatch(1);
  }

  synchronized void send(String customer) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MailBusyException("No letter went to " + customer, e);
    }
    if (letters++ == 0) {
      throw new MailBusyException("The mail server is busy.", null);
    }
  }
}
