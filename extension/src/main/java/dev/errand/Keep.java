package dev.errand;

/** Which end of an output that has outgrown its limit is kept. Source: OUT-6. */
public enum Keep {
  /** What came first; the newest is dropped. */
  HEAD,
  /** What came last; the oldest is dropped. */
  TAIL
}
