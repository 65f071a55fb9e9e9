package dev.errand.tck.app;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Lives as long as a request context; knows which ones are gone. */
@RequestScoped
public class Visitor {
  /** The numbers of those that have been destroyed. */
  public static final Set<Integer> GONE = ConcurrentHashMap.newKeySet();

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final int number = NUMBERS.incrementAndGet();

  /** Gives the number of this instance. */
  public int number() {
    return number;
  }

  @PreDestroy
  void leave() {
    GONE.add(number);
  }
}
