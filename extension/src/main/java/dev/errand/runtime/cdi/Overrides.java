package dev.errand.runtime.cdi;

import dev.errand.spi.SettingSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

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

  <V> V get(
      String member, V otherwise, Function<String, V> parse, Predicate<V> allowed, String what) {
    for (String prefix : prefixes) {
      Optional<String> text = source.value(prefix + member);
      if (text.isPresent()) {
        try {
          V value = parse.apply(text.get().trim());
          if (allowed.test(value)) {
            return value;
          }
        } catch (IllegalArgumentException e) {
          // Reported below, like every other value that is not allowed.
        }
        faults.add(prefix + member + " is '" + text.get() + "'; allowed is " + what + ".");
        return otherwise;
      }
    }
    return otherwise;
  }

  <E extends Enum<E>> E get(String member, E otherwise, Class<E> type) {
    return get(
        member,
        otherwise,
        text -> Enum.valueOf(type, text),
        value -> true,
        "one of " + List.of(type.getEnumConstants()));
  }
}
