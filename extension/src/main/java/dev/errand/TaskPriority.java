package dev.errand;

/**
 * How urgent a task is: which slots of the pool it may use, and whom it goes before.
 *
 * <p>All running tasks share one count. LOW may start while the count is below {@code
 * errand.pool.size}; NORMAL has {@code errand.pool.reserve.normal} slots more, HIGH another {@code
 * errand.pool.reserve.high}; CRITICAL starts at once, always. Inside a priority the order is first
 * in, first out; a lower one does not start while a higher one waits for a slot that both could
 * use. A task that has waited for {@code errand.queue.ageing} is treated as one priority higher for
 * each such span, so nothing starves. Source: PRI-1, PRI-2.
 */
public enum TaskPriority {
  /** Starts at once, whatever else runs. */
  CRITICAL,
  /** Goes before everything but CRITICAL, with a reserve of its own. */
  HIGH,
  /** The default. */
  NORMAL,
  /** What can wait. */
  LOW
}
