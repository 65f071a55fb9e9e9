package dev.errand.runtime.output;

/**
 * A piece of a stream that one attempt wrote within a moment: from the end of the run before it to
 * its own end. Runs, not lines, are recorded, so that their number is bounded by time and by
 * changes between streams.
 *
 * @param end the offset after its last byte
 * @param at when it began, in {@link Ticks}; no two runs or log entries of an output are equal here
 * @param attempt who wrote it
 * @param mark true for a run without bytes that finishes the attempt's unfinished line
 */
record Run(long end, long at, int attempt, boolean mark) {
  /** The attempt of a mark that finishes the lines of all attempts. */
  static final int ALL = 0;

  /** The memory that one takes, with the reference to it. */
  static final int SIZE = 44;
}
