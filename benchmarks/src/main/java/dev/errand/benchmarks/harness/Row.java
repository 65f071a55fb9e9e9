package dev.errand.benchmarks.harness;

/** One work that all its subjects do, in a JVM of its own. */
public interface Row {
  String name();

  /** Goes through all subjects once, the yardstick and each of the others in turn. */
  void pass(Sizes sizes, Recorder recorder) throws Exception;

  /** Tells whether the JVM is held on one core: what needs two threads at once is not. */
  default boolean pinned() {
    return true;
  }

  /** Tells how many passes go before those that count: compilers are at work in the first ones. */
  default int warmUps() {
    return 0;
  }

  /** Tells how many passes there are: one where the figure is a count, and not a time. */
  default int passes(Sizes sizes) {
    return sizes.passes();
  }
}
