package dev.errand.runtime.output;

/** What outputs in tests are made with. */
final class Outputs {
  static final Overflow OVERFLOW = new Overflow(OutputSettings.DEFAULT);

  private Outputs() {}
}
