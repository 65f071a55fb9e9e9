package dev.errand;

/** Where a line of captured output was written to. Source: OUT-1. */
public enum StreamKind {
  /** {@code System.out}, or the standard output of a program. */
  OUT,
  /** {@code System.err}, or the standard error of a program. */
  ERR,
  /** The logging library. */
  LOG
}
