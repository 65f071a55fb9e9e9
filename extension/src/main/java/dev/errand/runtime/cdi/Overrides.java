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

  Overrides(
      SettingSource source,
      String beanClass,
      String method,
      String annotation,
      List<String> faults) {
    this.source = source;
    this.prefixes =
        List.of(
            beanClass + "/" + method + "/" + annotation + "/",
            beanClass + "/" + annotation + "/",
            annotation + "/");
    this.faults = faults;
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
