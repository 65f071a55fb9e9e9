package dev.errand.runtime.cdi;

import dev.errand.spi.SettingSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The members of one annotation on one method, as configuration overrides them: {@code
 * class/method/Annotation/member}, then {@code class/Annotation/member}, then {@code
 * Annotation/member}. Source: CFG-1.
 */
final class Overrides {
  private final SettingSource source;
  private final List<String> prefixes;

  /** What was found for keys that other methods have too. */
  private final Map<String, Optional<String>> shared;

  private final List<String> faults;

  Overrides(
      SettingSource source,
      String beanClass,
      String method,
      String annotation,
      Map<String, Optional<String>> shared,
      List<String> faults) {
    this.source = source;
    this.prefixes =
        List.of(
            beanClass + "/" + method + "/" + annotation + "/",
            beanClass + "/" + annotation + "/",
            annotation + "/");
    this.shared = shared;
    this.faults = faults;
  }

  /** Whether any of these members is overridden, rightly or not. */
  boolean has(Collection<String> members) {
    for (String member : members) {
      for (int i = 0; i < prefixes.size(); i++) {
        if (text(i, member).isPresent()) {
          return true;
        }
      }
    }
    return false;
  }

  <V> V get(String member, V otherwise, Syntax<V> syntax) {
    for (int i = 0; i < prefixes.size(); i++) {
      Optional<String> text = text(i, member);
      if (text.isPresent()) {
        Optional<V> value = syntax.read(text.get());
        if (value.isEmpty()) {
          faults.add(syntax.fault(prefixes.get(i) + member, text.get()));
        }
        return value.orElse(otherwise);
      }
    }
    return otherwise;
  }

  private Optional<String> text(int prefix, String member) {
    String key = prefixes.get(prefix) + member;
    return prefix == 0 ? source.value(key) : shared.computeIfAbsent(key, source::value);
  }
}
