package dev.errand.runtime.core;

/** A task found no place in the queue. Never seen outside the engine, which has a rule for it. */
final class QueueFull extends RuntimeException {
  private static final long serialVersionUID = 1L;

  QueueFull() {
    super("The queue is full.", null, false, false);
  }
}
