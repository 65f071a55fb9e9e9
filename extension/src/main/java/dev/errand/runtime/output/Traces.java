package dev.errand.runtime.output;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Stack traces as text. */
final class Traces {
  private Traces() {}

  static String text(Throwable failure) {
    StringWriter text = new StringWriter();
    try {
      failure.printStackTrace(new PrintWriter(text));
    } catch (Throwable t) { // an exception of the application's: what came until here is kept
      text.append(failure.getClass().getName())
          .append(" (its trace cannot be read: ")
          .append(t.getClass().getName())
          .append(')');
    }
    return text.toString();
  }
}
