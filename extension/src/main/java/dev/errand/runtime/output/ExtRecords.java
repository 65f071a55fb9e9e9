package dev.errand.runtime.output;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
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

  // The library's class is the same for all records of a JVM but for odd set-ups. Written and read
  // by any thread that logs, all finding the same. Not a ClassValue: that would tie this class to
  // the library's, which outlives the application on a server.
  private static volatile @Nullable ExtRecords known;

  private final Class<?> type;
  private final Constructor<?> copier;
  private final Method formatter;

  private ExtRecords(Class<?> type) throws NoSuchMethodException {
    this.type = type;
    this.copier = type.getConstructor(type);
    this.formatter = type.getMethod("getFormattedMessage");
  }

  private static @Nullable ExtRecords of(LogRecord record) {
    if (record.getClass() == LogRecord.class) {
      return null;
    }
    ExtRecords last = known;
    return last != null && last.type.isInstance(record) ? last : find(record.getClass());
  }

  private static @Nullable ExtRecords find(Class<?> recordClass) {
    for (Class<?> type = recordClass; type != null; type = type.getSuperclass()) {
      if (type.getName().equals(EXT_RECORD)) {
        try {
          ExtRecords found = new ExtRecords(type);
          known = found;
          return found;
        } catch (NoSuchMethodException e) { // another version: formatted as plain records
          return null;
        }
      }
    }
    return null;
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
