package dev.errand.tck.app;

import dev.errand.TaskScoped;
import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** One for each task. */
@TaskScoped
public class Notebook {
  /** How often one was destroyed, by its number. */
  public static final Map<Integer, AtomicInteger> DESTROYED = new ConcurrentHashMap<>();

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final AtomicInteger lines = new AtomicInteger();

  private int number;

  /** Gives its number, taken at the first use: proxies are made too, and have none. */
  public synchronized int number() {
    if (number == 0) {
      number = NUMBERS.incrementAndGet();
    }
    return number;
  }

  /** Writes a line; gives how many there are. */
  public int write() {
    return lines.incrementAndGet();
  }

  @PreDestroy
  void destroyed() {
    DESTROYED.computeIfAbsent(number(), key -> new AtomicInteger()).incrementAndGet();
  }
}
