package dev.errand.tck;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables that come with the suite: a header, and a row in each line. */
public final class Rows {
  private Rows() {}

  /**
   * Gives the rows of a table.
   *
   * @param file its name, such as {@code deviations.csv}
   * @param header its first line
   * @param row what each of the others is
   * @return the rows, in order, with the groups of the pattern
   * @throws IllegalStateException if the header or a row is another
   */
  public static List<MatchResult> of(String file, String header, Pattern row) {
    List<String> lines = lines(file);
    if (!lines.get(0).equals(header)) {
      throw new IllegalStateException(file + " begins with: " + lines.get(0));
    }
    return lines.stream().skip(1).map(line -> parse(file, row, line)).toList();
  }

  private static MatchResult parse(String file, Pattern row, String line) {
    Matcher found = row.matcher(line);
    if (!found.matches()) {
      throw new IllegalStateException("No row of " + file + ": " + line);
    }
    return found.toMatchResult();
  }

  private static List<String> lines(String file) {
    try (InputStream table = Rows.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(table, file).readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
