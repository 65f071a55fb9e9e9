package dev.errand.tck.servers.office;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** One for each request context: counts them. */
@RequestScoped
public class Desk {
  static final AtomicInteger CLEARED = new AtomicInteger();

  private int papers;

  /** Gives how many there are with this one. */
  public int put() {
    return ++papers;
  }

  @PreDestroy
  void clear() {
    CLEARED.incrementAndGet();
  }
}
