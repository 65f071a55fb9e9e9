package dev.errand.runtime.cdi;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.PoolSettings;
import dev.errand.runtime.core.SupervisorSettings;
import dev.errand.runtime.output.OutputSettings;
import dev.errand.runtime.process.ProcessSettings;
import dev.errand.spi.SettingSource;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the global settings: MicroProfile Config where the runtime has it, else system properties.
 */
final class Settings {
  private final SettingSource source;

  Settings(SettingSource source) {
    this.source = source;
  }

  static SettingSource source() {
    List<SettingSource> found = Plugins.load(SettingSource.class);
    return found.isEmpty() ? new SystemProperties() : found.get(0);
  }

  private static final class SystemProperties implements SettingSource {
    @Override
    public Optional<String> value(String key) {
      return Optional.ofNullable(System.getProperty(key));
    }

    @Override
    public Iterable<String> keys() {
      return System.getProperties().stringPropertyNames();
    }
  }

  /** Lists every value that is not allowed. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (Setting<?> setting : Setting.ALL) {
      Optional<String> text = source.value(setting.key());
      if (text.isPresent() && setting.syntax().read(text.get()).isEmpty()) {
        faults.add(setting.syntax().fault(setting.key(), text.get()));
      }
    }
    return faults;
  }

  /** Lists the keys that look like ours, and are none: misspelt ones. */
  List<String> unknown() {
    Set<String> known = new HashSet<>();
    Set<String> groups = new HashSet<>();
    for (Setting<?> setting : Setting.ALL) {
      known.add(setting.key());
      groups.add(group(setting.key()));
    }
    Set<String> unknown = new TreeSet<>();
    for (String key : source.keys()) {
      if ((groups.contains(group(key)) && !known.contains(key)) || namesNoMember(key)) {
        unknown.add(key);
      }
    }
    return List.copyOf(unknown);
  }

  /** Whether a key is for a member of an annotation of ours that it does not have. */
  private static boolean namesNoMember(String key) {
    int end = key.lastIndexOf('/');
    if (end < 0) {
      return false;
    }
    String member = key.substring(end + 1);
    return switch (key.substring(key.lastIndexOf('/', end - 1) + 1, end)) {
      case "Background" -> !has(Background.class, member);
      case "CapturedOutput" -> !has(CapturedOutput.class, member);
      default -> false;
    };
  }

  private static boolean has(Class<? extends Annotation> annotation, String member) {
    for (Method one : annotation.getDeclaredMethods()) {
      if (one.getName().equals(member)) {
        return true;
      }
    }
    return false;
  }

  /** The beginning of a key, {@code errand.pool}: other modules have groups of their own. */
  private static String group(String key) {
    int end = key.startsWith("errand.") ? key.indexOf('.', "errand.".length()) : -1;
    return end < 0 ? "" : key.substring(0, end);
  }

  SupervisorSettings supervisor() {
    return new SupervisorSettings(
        new PoolSettings(
            get(Setting.POOL_SIZE),
            get(Setting.POOL_RESERVE_NORMAL),
            get(Setting.POOL_RESERVE_HIGH)),
        new SupervisorSettings.Queue(
            get(Setting.QUEUE_LIMIT), get(Setting.QUEUE_FULL), get(Setting.QUEUE_WAIT)),
        get(Setting.QUEUE_AGEING),
        new SupervisorSettings.Late(get(Setting.LATE_WARNING), get(Setting.LATE_CRITICAL)),
        new SupervisorSettings.Retention(
            get(Setting.RETENTION_COUNT), get(Setting.RETENTION_AGE), get(Setting.RETENTION_BYTES)),
        new SupervisorSettings.Grace(
            get(Setting.SHUTDOWN_GRACE), get(Setting.SHUTDOWN_STOP), get(Setting.CANCEL_GRACE)));
  }

  OutputSettings output() {
    String directory = get(Setting.OUTPUT_DIRECTORY);
    return new OutputSettings(
        get(Setting.OUTPUT_MEMORY),
        directory.equals(Setting.OUTPUT_DIRECTORY.byDefault())
            ? OutputSettings.DEFAULT.directory()
            : Path.of(directory));
  }

  ProcessSettings processes() {
    return new ProcessSettings(get(Setting.SHELL_GRACE), get(Setting.SHELL_LINGER));
  }

  /** What is not allowed counts as not set here: it has been reported by {@link #faults}. */
  private <V> V get(Setting<V> setting) {
    Optional<String> text = source.value(setting.key());
    return text.isEmpty()
        ? setting.byDefault()
        : setting.syntax().read(text.get()).orElse(setting.byDefault());
  }
}
