package dev.errand.runtime.cdi;

import dev.errand.spi.SettingSource;
import java.util.List;
import java.util.Optional;

/**
 * The members of one annotation on one method, as configuration overrides them: {@code
 * class/method/Annotation/member}, then {@code class/Annotation/member}, then {@code
 * Annotation/member}. Source: CFG-1.
 */
final class Overrides {
  private final SettingSource source;
  private final List<String> prefixes;
  private final List<String> faults;

  private Overrides(SettingSource source, List<String> prefixes, List<String> faults) {
    this.source = source;
    this.prefixes = prefixes;
    this.faults = faults;
  }

  /**
   * Those of one method.
   *
   * @param faults gets what is set and not allowed
   */
  static Overrides of(
      SettingSource source,
      String beanClass,
      String method,
      String annotation,
      List<String> faults) {
    List<String> prefixes =
        List.of(
            beanClass + "/" + method + "/" + annotation + "/",
            beanClass + "/" + annotation + "/",
            annotation + "/");
    return new Overrides(source, prefixes, faults);
  }

  /** Those that all methods have in common. */
  static Overrides ofAll(SettingSource source, String annotation, List<String> faults) {
    return new Overrides(source, List.of(annotation + "/"), faults);
  }

  /**
   * Whether a key can override a member of an annotation, also as an environment variable spells it
   * ({@code BACKGROUND_DELAY}).
   */
  static boolean mayOverride(String key, String annotation) {
    int end = Math.max(key.lastIndexOf('/'), key.lastIndexOf('_'));
    int length = annotation.length();
    return key.regionMatches(true, end - length, annotation, 0, length);
  }

  <V> V get(String member, V otherwise, Syntax<V> syntax) {
    for (String prefix : prefixes) {
      Optional<String> text = source.value(prefix + member);
      if (text.isPresent()) {
        Optional<V> value = syntax.read(text.get());
        if (value.isEmpty()) {
          faults.add(syntax.fault(prefix + member, text.get()));
        }
        return value.orElse(otherwise);
      }
    }
    return otherwise;
  }
}
