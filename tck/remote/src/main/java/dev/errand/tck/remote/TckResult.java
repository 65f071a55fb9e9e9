package dev.errand.tck.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;

/**
 * What became of one test inside a server.
 *
 * @param requirements the ids of the requirements that it proves
 * @param test its class and method
 * @param passed whether it passed
 * @param failure the stack trace of its failure, or why it did not run; empty if it passed
 */
public record TckResult(List<String> requirements, String test, boolean passed, String failure) {
  private static final String FIELDS = "\t";

  /** Copies the list. */
  public TckResult {
    requirements = List.copyOf(requirements);
  }

  String encode() {
    return String.join(
        FIELDS,
        String.join(" ", requirements),
        test,
        String.valueOf(passed),
        Base64.getEncoder().encodeToString(failure.getBytes(UTF_8)));
  }

  static TckResult decode(String line) {
    String[] fields = line.split(FIELDS, -1);
    if (fields.length != 4) {
      throw new IllegalArgumentException("No result of a test: " + line);
    }
    return new TckResult(
        List.of(fields[0].split(" ")),
        fields[1],
        Boolean.parseBoolean(fields[2]),
        new String(Base64.getDecoder().decode(fields[3]), UTF_8));
  }
}
