package dev.errand.runtime.cdi;

import static dev.errand.runtime.core.SupervisorSettings.DEFAULT;

import dev.errand.runtime.core.SupervisorSettings.WhenFull;
import dev.errand.runtime.output.OutputSettings;
import dev.errand.runtime.process.ProcessSettings;
import java.time.Duration;
import java.util.List;

/**
 * A global setting. All of them stand here: the table in the README is held against {@link #ALL}.
 * Source: CFG-1.
 *
 * @param key its key
 * @param byDefault what counts where it is not set
 * @param syntax what is allowed
 * @param meaning what it is for
 * @param <V> the type of its value
 */
record Setting<V>(String key, V byDefault, Syntax<V> syntax, String meaning) {
  private static final Duration ANY = Duration.ZERO;
  private static final Duration POSITIVE = Duration.ofNanos(1);

  static final Setting<Integer> POOL_SIZE =
      new Setting<>(
          "errand.pool.size",
          DEFAULT.pool().size(),
          Syntax.number(1),
          "How many tasks run at once, of any priority.");

  static final Setting<Integer> POOL_RESERVE_NORMAL =
      new Setting<>(
          "errand.pool.reserve.normal",
          DEFAULT.pool().reserveNormal(),
          Syntax.number(0),
          "How many more may run when they are NORMAL or HIGH.");

  static final Setting<Integer> POOL_RESERVE_HIGH =
      new Setting<>(
          "errand.pool.reserve.high",
          DEFAULT.pool().reserveHigh(),
          Syntax.number(0),
          "How many more than that may run when they are HIGH.");

  static final Setting<Integer> QUEUE_LIMIT =
      new Setting<>(
          "errand.queue.limit",
          DEFAULT.queue().limit(),
          Syntax.number(1),
          "How many tasks may wait.");

  static final Setting<WhenFull> QUEUE_FULL =
      new Setting<>(
          "errand.queue.full",
          DEFAULT.queue().whenFull(),
          Syntax.oneOf(WhenFull.class),
          "What becomes of the next one: `REFUSE`, `WAIT` (its submitter waits for room), or"
              + " `CALLER_RUNS` (its submitter runs it).");

  static final Setting<Duration> QUEUE_WAIT =
      new Setting<>(
          "errand.queue.wait",
          DEFAULT.queue().patience(),
          Syntax.duration(ANY),
          "How long a submitter waits for room before its task is refused.");

  static final Setting<Duration> QUEUE_AGEING =
      new Setting<>(
          "errand.queue.ageing",
          DEFAULT.ageing(),
          Syntax.duration(POSITIVE),
          "After each such span of waiting, a task counts as one priority higher.");

  static final Setting<Duration> LATE_WARNING =
      new Setting<>(
          "errand.late.warning",
          DEFAULT.late().warning(),
          Syntax.duration(ANY),
          "After how much waiting a task is told of, in the log and by an event; `PT0S` for never.");

  static final Setting<Duration> LATE_CRITICAL =
      new Setting<>(
          "errand.late.critical",
          DEFAULT.late().critical(),
          Syntax.duration(ANY),
          "After how much waiting it is told of again, as critical; `PT0S` for never.");

  static final Setting<Integer> RETENTION_COUNT =
      new Setting<>(
          "errand.retention.count",
          DEFAULT.retention().count(),
          Syntax.number(0),
          "How many ended tasks are remembered.");

  static final Setting<Duration> RETENTION_AGE =
      new Setting<>(
          "errand.retention.age",
          DEFAULT.retention().age(),
          Syntax.duration(ANY),
          "How long an ended task is remembered.");

  static final Setting<Long> RETENTION_BYTES =
      new Setting<>(
          "errand.retention.bytes",
          DEFAULT.retention().bytes(),
          Syntax.longNumber(0, " of bytes"),
          "How much captured output of ended tasks is remembered.");

  static final Setting<Long> OUTPUT_MEMORY =
      new Setting<>(
          "errand.output.memory",
          OutputSettings.DEFAULT.memory(),
          Syntax.longNumber(0, " of bytes"),
          "How much of each captured stream of a task is in memory; the rest is in a temporary"
              + " file.");

  static final Setting<String> OUTPUT_DIRECTORY =
      new Setting<>(
          "errand.output.directory",
          "${java.io.tmpdir}",
          Syntax.directory(),
          "Where such files are made.");

  static final Setting<Duration> CANCEL_GRACE =
      new Setting<>(
          "errand.cancel.grace",
          DEFAULT.grace().cancel(),
          Syntax.duration(ANY),
          "How long a task that is told to stop gets before it is reported with its stack trace;"
              + " `PT0S` for never.");

  static final Setting<Duration> SHUTDOWN_GRACE =
      new Setting<>(
          "errand.shutdown.grace",
          DEFAULT.grace().shutdown(),
          Syntax.duration(ANY),
          "How long queued and running tasks get at shutdown before they are cancelled.");

  static final Setting<Duration> SHUTDOWN_STOP =
      new Setting<>(
          "errand.shutdown.stop",
          DEFAULT.grace().stop(),
          Syntax.duration(ANY),
          "How long cancelled tasks then get to leave before they are reported.");

  static final Setting<Duration> SHELL_GRACE =
      new Setting<>(
          "errand.shell.grace",
          ProcessSettings.DEFAULT.grace(),
          Syntax.duration(ANY),
          "How long a program that is told to end may take before it is killed.");

  static final Setting<Duration> SHELL_LINGER =
      new Setting<>(
          "errand.shell.linger",
          ProcessSettings.DEFAULT.linger(),
          Syntax.duration(POSITIVE),
          "How long output is waited for that a child of an exited program still holds.");

  static final List<Setting<?>> ALL =
      List.of(
          POOL_SIZE,
          POOL_RESERVE_NORMAL,
          POOL_RESERVE_HIGH,
          QUEUE_LIMIT,
          QUEUE_FULL,
          QUEUE_WAIT,
          QUEUE_AGEING,
          LATE_WARNING,
          LATE_CRITICAL,
          RETENTION_COUNT,
          RETENTION_AGE,
          RETENTION_BYTES,
          OUTPUT_MEMORY,
          OUTPUT_DIRECTORY,
          CANCEL_GRACE,
          SHUTDOWN_GRACE,
          SHUTDOWN_STOP,
          SHELL_GRACE,
          SHELL_LINGER);
}
