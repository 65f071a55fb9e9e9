package dev.errand.runtime.output;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * The records of JBoss LogManager, which know by which rules they are formatted ({@code printf},
 * none, {@code MessageFormat}).
 *
 * <p>By reflection on the record itself, not by its class's name in our code: on WildFly the
 * records arrive, but an application's class loader does not see their class.
 */
final class ExtRecords {
  private static final String EXT_RECORD = "org.jboss.logmanager.ExtLogRecord";

  // By the class of the record; lets go of the library's classes when their loader goes.
  private static final ClassValue<Optional<ExtRecords>> KNOWN =
      new ClassValue<>() {
        @Override
        protected Optional<ExtRecords> computeValue(Class<?> type) {
          return find(type);
        }
      };

  private final Constructor<?> copier;
  private final Method formatter;

  private ExtRecords(Constructor<?> copier, Method formatter) {
    this.copier = copier;
    this.formatter = formatter;
  }

  private static Optional<ExtRecords> find(Class<?> recordClass) {
    Class<?> type = recordClass;
    while (type != null && !type.getName().equals(EXT_RECORD)) {
      type = type.getSuperclass();
    }
    if (type == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ExtRecords(type.getConstructor(type), type.getMethod("getFormattedMessage")));
    } catch (NoSuchMethodException e) { // another version: its records are formatted as plain ones
      return Optional.empty();
    }
  }

  private static @Nullable ExtRecords of(LogRecord record) {
    return record.getClass() == LogRecord.class ? null : KNOWN.get(record.getClass()).orElse(null);
  }

  /** Gives a copy of the same kind; null if the record is none of JBoss LogManager's. */
  static @Nullable LogRecord copy(LogRecord record) {
    ExtRecords library = of(record);
    try {
      return library == null ? null : (LogRecord) library.copier.newInstance(record);
    } catch (ReflectiveOperationException e) { // it is kept and formatted as a plain record
      return null;
    }
  }

  /** Gives the message by the record's own rules; null if it is none of JBoss LogManager's. */
  static @Nullable String message(LogRecord record) {
    ExtRecords library = of(record);
    try {
      return library == null ? null : (String) library.formatter.invoke(record);
    } catch (ReflectiveOperationException e) { // formatted as a plain record
      return null;
    }
  }
}
