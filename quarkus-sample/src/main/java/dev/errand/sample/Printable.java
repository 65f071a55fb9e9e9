package dev.errand.sample;

/** Keeps names to one line, and terminals from obeying them. */
final class Printable {
  private Printable() {}

  static String of(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) ? '\uFFFD' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
