package dev.errand.runtime.process;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * What is agreed about one run besides the program.
 *
 * @param input what it reads
 * @param charset the charset of input and output
 * @param timeout how long it may take
 * @param expected the exit codes that are right; empty for any
 */
record Terms(Input input, Charset charset, Duration timeout, List<Integer> expected) {
  private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

  static final Terms DEFAULT = new Terms(Input.NONE, StandardCharsets.UTF_8, FOREVER, List.of());

  Terms {
    expected = List.copyOf(expected);
  }

  Terms input(Input to) {
    return new Terms(to, charset, timeout, expected);
  }

  Terms charset(Charset to) {
    return new Terms(input, to, timeout, expected);
  }

  Terms timeout(Duration to) {
    if (to.isZero() || to.isNegative()) {
      throw new IllegalArgumentException(
          "A command was given a timeout of " + to + "; more than zero is allowed.");
    }
    return new Terms(input, charset, to, expected);
  }

  Terms expected(List<Integer> to) {
    if (to.isEmpty()) {
      throw new IllegalArgumentException(
          "No expected exit code was given; at least one is needed. Any is right without the"
              + " call.");
    }
    return new Terms(input, charset, timeout, to);
  }

  boolean accepts(int exitCode) {
    return expected.isEmpty() || expected.contains(exitCode);
  }

  /** Leaves the input out, which may be secret. */
  @Override
  public String toString() {
    return "Terms[" + charset + ", timeout " + timeout + ", expected " + expected + "]";
  }
}
