package dev.errand.runtime.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.errand.TaskInfo;
import dev.errand.TaskRejectedException;
import dev.errand.event.TaskEvent;
import dev.errand.event.TaskLate;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What operators read in the log. What they may have to act on has a number, which stays. */
public final class Messages {
  /** The one logger of the engine. */
  public static final Logger LOG = System.getLogger("dev.errand");

  /** The handler by which capturing hears of records, by name: it is none of the engine's. */
  private static final String CAPTURING = "dev.errand.runtime.output.JulLogSource$SinkHandler";

  private Messages() {}

  static void failedUnheard(SupervisedTask<?> task, Throwable failure) {
    TaskInfo info = task.info();
    LOG.log(
        Level.ERROR,
        "ERRAND-0001: " + task + " failed after " + info.attempts() + " attempt(s).",
        failure);
  }

  /**
   * An observer has thrown.
   *
   * @param event what it was told
   * @param failure what it threw
   */
  public static void listenerFailed(TaskEvent event, Throwable failure) {
    LOG.log(
        Level.ERROR,
        "ERRAND-0002: An observer of "
            + event.getClass().getSimpleName()
            + " of task '"
            + event.task().name()
            + "' ("
            + event.task().id()
            + ") failed. The task and its other observers go on.",
        failure);
  }

  static void callbackFailed(SupervisedTask<?> task, Throwable failure) {
    LOG.log(Level.ERROR, "ERRAND-0003: A callback at the end of " + task + " failed.", failure);
  }

  static void joined(SupervisedTask<?> there) {
    LOG.log(
        Level.DEBUG,
        () ->
            there
                + " is there already, and unique: it was given for one more submission ("
                + there.submissions()
                + " so far).");
  }

  static void refused(TaskRejectedException refusal) {
    LOG.log(Level.ERROR, "ERRAND-0008: " + refusal.getMessage(), refusal);
  }

  static void cancelledAtShutdown(int count, Duration grace) {
    lastWord(
        Level.WARNING,
        "ERRAND-0004: "
            + count
            + " task(s) had not ended "
            + grace
            + " after the shutdown began (errand.shutdown.grace) and were cancelled.");
  }

  static void abandoned(List<SupervisedTask<?>> tasks, Duration grace) {
    for (SupervisedTask<?> task : tasks) {
      lastWord(
          Level.ERROR,
          "ERRAND-0005: "
              + task
              + " was told to stop and has not left within "
              + grace
              + " (errand.shutdown.stop). Who waits for it was released. Its thread '"
              + task.info().thread().orElse("?")
              + "' is at:"
              + stack(task.stack()));
    }
  }

  /**
   * A virtual machine that is told to end takes the handlers of java.util.logging away at once,
   * long before a server has stopped its applications: what is logged then would be lost. So would
   * be what is printed, on a server that turns that into records.
   */
  private static void lastWord(Level level, String message) {
    LOG.log(level, message);
    if (Stream.of(java.util.logging.Logger.getLogger("").getHandlers())
        .allMatch(handler -> handler.getClass().getName().equals(CAPTURING))) {
      new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8).println(message);
    }
  }

  static void unresponsive(
      SupervisedTask<?> task, String reason, Duration grace, StackTraceElement[] stack) {
    LOG.log(
        Level.WARNING,
        () ->
            "ERRAND-0011: "
                + task
                + " was told to stop ("
                + reason
                + ") and has not left within "
                + grace
                + " (errand.cancel.grace). It is CANCELLING until it does. "
                + (stack.length == 0
                    ? "It waits for a stage that its body has returned."
                    : "Its thread '"
                        + task.info().thread().orElse("?")
                        + "' is at:"
                        + stack(stack)));
  }

  static void notClosed(TaskRecord<?> task, Throwable failure) {
    LOG.log(Level.ERROR, "ERRAND-0012: Something that lived with " + task + " failed.", failure);
  }

  /**
   * A bean in the scope of a task could not be destroyed.
   *
   * @param bean the bean
   * @param failure what was thrown
   */
  public static void notDestroyed(Object bean, Throwable failure) {
    LOG.log(
        Level.ERROR,
        "ERRAND-0012: A bean in the scope of a task was not destroyed: " + bean + ".",
        failure);
  }

  static void late(SupervisedTask<?> task, TaskLate.Level level, long waitedNanos) {
    LOG.log(
        level == TaskLate.Level.CRITICAL ? Level.ERROR : Level.WARNING,
        () ->
            "ERRAND-0010: "
                + task
                + " has waited for "
                + Duration.ofNanos(waitedNanos).truncatedTo(ChronoUnit.MILLIS)
                + " since it could run (errand.late."
                + level.name().toLowerCase(Locale.ROOT)
                + "). It is "
                + task.status()
                + ", of priority "
                + task.priority()
                + ".");
  }

  static void moreLate(int count) {
    LOG.log(Level.WARNING, "ERRAND-0010: So have " + count + " more task(s).");
  }

  private static String stack(StackTraceElement[] frames) {
    return Stream.of(frames)
        .map(frame -> System.lineSeparator() + "\tat " + frame)
        .collect(Collectors.joining());
  }
}
