package dev.errand.sample;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a scan can do. A closed list: no request says what is run, it only chooses from here. */
enum Part {
  /** Hashes every file. */
  INVENTORY,
  /** {@code git log}. */
  HISTORY,
  /** {@code git status}. */
  CHANGES,
  /** {@code du}. */
  SIZE,
  /** {@code file}. */
  KINDS,
  /** Orders labels from the supplier. */
  LABELS;

  /** The name in requests and answers. */
  @JsonValue
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads the names; all parts if there is none. */
  static Set<Part> parse(List<String> keys) {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    for (String key : keys) {
      parts.add(parse(key));
    }
    return parts.isEmpty() ? EnumSet.allOf(Part.class) : parts;
  }

  private static Part parse(String key) {
    return Arrays.stream(values())
        .filter(part -> part.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new Problem.Raised(
                    400,
                    "No such part",
                    "'" + key + "' is no part of a scan; allowed are " + all() + "."));
  }

  private static String all() {
    return Arrays.stream(values()).map(Part::key).collect(Collectors.joining(", "));
  }
}
