package dev.errand.runtime.cdi;

import dev.errand.Keep;
import dev.errand.StreamKind;
import dev.errand.TaskPriority;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;

/** What the members of the annotations allow, in the source as in the configuration. */
final class Members {
  static final Syntax<String> NAME = Syntax.text();
  static final Syntax<TaskPriority> PRIORITY = Syntax.oneOf(TaskPriority.class);
  static final Syntax<Long> DELAY = Syntax.longNumber(0, "");
  static final Syntax<ChronoUnit> DELAY_UNIT = Syntax.exactUnit();
  static final Syntax<Integer> TASK_LIMIT = Syntax.number(0);

  static final Syntax<Boolean> UNIQUE = Syntax.truth();

  static final Syntax<Set<StreamKind>> STREAMS = Syntax.someOf(StreamKind.class);
  static final Syntax<Boolean> ECHO = Syntax.truth();
  static final Syntax<Level> LEVEL = Syntax.logLevel();
  static final Syntax<List<String>> LOGGERS = Syntax.names("loggers");
  static final Syntax<Long> OUTPUT_LIMIT = Syntax.longNumber(1, " of bytes");
  static final Syntax<Keep> KEEP = Syntax.oneOf(Keep.class);

  private Members() {}

  /** What the compiler lets through in the source of an annotation of ours. */
  static Map<String, Syntax<?>> checked(String annotation) {
    return annotation.equals(Names.BACKGROUND)
        ? Map.of("delay", DELAY, "delayUnit", DELAY_UNIT, "limit", TASK_LIMIT)
        : Map.of("limit", OUTPUT_LIMIT, "level", LEVEL);
  }
}
