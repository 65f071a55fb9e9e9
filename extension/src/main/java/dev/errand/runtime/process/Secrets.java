package dev.errand.runtime.process;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What must not be shown of a command.
 *
 * @param words the values, the longest first: it may contain another one
 */
record Secrets(List<String> words) {
  /** Values not called secret that are shorter are none; a text without them is unreadable. */
  private static final int LONG_ENOUGH = 4;

  Secrets {
    words =
        words.stream()
            .filter(word -> !word.isEmpty())
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  static Secrets of(List<String> arguments, Variables variables) {
    Stream<String> values =
        variables.set().entrySet().stream()
            .filter(
                variable ->
                    variables.secret().contains(variable.getKey())
                        || variable.getValue().length() >= LONG_ENOUGH)
            .map(variable -> variable.getValue());
    return new Secrets(Stream.concat(arguments.stream(), values).toList());
  }

  /** Gives a text without them. */
  String hiddenIn(String text) {
    String hidden = text;
    for (String word : words) {
      hidden = hidden.replace(word, "***");
    }
    return hidden;
  }

  @Override
  public String toString() {
    return "Secrets";
  }
}
