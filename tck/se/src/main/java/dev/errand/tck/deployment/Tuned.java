package dev.errand.tck.deployment;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.SupervisorInfo;
import dev.errand.Task;
import dev.errand.TaskPriority;
import dev.errand.TaskSupervisor;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A bean whose annotations say nothing, and what configuration says of it. Source: CFG-1. */
public class Tuned {
  /** Values that are allowed, the more specific ones against the less specific. */
  public static final Map<String, String> GOOD =
      Map.ofEntries(
          Map.entry("errand.pool.size", "3"),
          Map.entry("errand.pool.reserve.normal", "1"),
          Map.entry("errand.pool.reserve.high", "2"),
          Map.entry("errand.queue.limit", "77"),
          Map.entry("errand.queue.ageing", "PT1M"),
          Map.entry("errand.retention.age", "10m"),
          Map.entry("errand.shell.grace", "500ms"),
          Map.entry("errand.shell.linger", "1"),
          Map.entry("Background/priority", "LOW"),
          Map.entry("Background/name", "tuned"),
          Map.entry(Tuned.class.getName() + "/Background/priority", "HIGH"),
          Map.entry(Tuned.class.getName() + "/urgent/Background/priority", "CRITICAL"),
          Map.entry(Tuned.class.getName() + "/urgent/Background/delay", "1"),
          Map.entry(Tuned.class.getName() + "/urgent/Background/delayUnit", "NANOS"),
          Map.entry(Tuned.class.getName() + "/urgent/Background/limit", "1"),
          Map.entry("CapturedOutput/limit", "4"),
          Map.entry("CapturedOutput/keep", "TAIL"),
          Map.entry("CapturedOutput/loggers", "a, b"),
          Map.entry(Tuned.class.getName() + "/CapturedOutput/streams", "OUT"),
          Map.entry(Tuned.class.getName() + "/print/CapturedOutput/echo", "false"),
          Map.entry(Tuned.class.getName() + "/print/CapturedOutput/level", "ERROR"));

  /** Values that are not allowed: with the keys, what a message has to tell. */
  public static final Map<String, String> BAD =
      Map.ofEntries(
          Map.entry("errand.pool.size", "0"),
          Map.entry("errand.pool.reserve.normal", "-1"),
          Map.entry("errand.pool.reserve.high", "many"),
          Map.entry("errand.queue.limit", "99999999999"),
          Map.entry("errand.queue.ageing", "PT0S"),
          Map.entry("errand.retention.count", "1.5"),
          Map.entry("errand.retention.age", "-PT1S"),
          Map.entry("errand.retention.bytes", "1 MB"),
          Map.entry("errand.shutdown.grace", "soon"),
          Map.entry("errand.shutdown.stop", "5 s"),
          Map.entry("errand.shell.grace", "PT-2S"),
          Map.entry("errand.shell.linger", "0"),
          Map.entry("Background/priority", "URGENT"),
          Map.entry("Background/delay", "-3"),
          Map.entry(Tuned.class.getName() + "/Background/delayUnit", "MONTHS"),
          Map.entry(Tuned.class.getName() + "/Background/limit", "no"),
          Map.entry(Tuned.class.getName() + "/urgent/Background/executor", "nobody"),
          Map.entry("CapturedOutput/streams", "OUT, IN"),
          Map.entry(Tuned.class.getName() + "/ordinary/Background/unique", "maybe"),
          Map.entry("CapturedOutput/echo", "yes"),
          Map.entry(Tuned.class.getName() + "/CapturedOutput/level", "LOUD"),
          Map.entry(Tuned.class.getName() + "/CapturedOutput/limit", "0"),
          Map.entry(Tuned.class.getName() + "/print/CapturedOutput/keep", "BOTH"));

  private static final Duration LONG = Duration.ofSeconds(20);

  @Background
  public Task<String> urgent() {
    return Task.of("urgent");
  }

  @Background
  public Task<String> ordinary() {
    return Task.of("ordinary");
  }

  @Background
  @CapturedOutput
  public Task<String> print() {
    System.out.print("123456");
    System.err.print("an error that is not captured");
    return Task.of("printed");
  }

  /**
   * Sees what {@link #GOOD} has done.
   *
   * @param beans the container
   */
  public static void check(Instance<Object> beans) throws Exception {
    SupervisorInfo info = beans.select(TaskSupervisor.class).get().info();
    assertEquals(3, info.poolSize());
    assertEquals(1, info.reserveNormal());
    assertEquals(2, info.reserveHigh());
    assertEquals(77, info.queueLimit());
    Tuned bean = beans.select(Tuned.class).get();
    Task<String> urgent = bean.urgent();
    assertEquals("urgent", urgent.join(LONG));
    assertEquals(TaskPriority.CRITICAL, urgent.info().priority());
    assertEquals("tuned", urgent.name());
    Task<String> ordinary = bean.ordinary();
    assertEquals("ordinary", ordinary.join(LONG));
    assertEquals(TaskPriority.HIGH, ordinary.info().priority());
    Task<String> print = bean.print();
    assertEquals("printed", print.join(LONG));
    assertEquals("3456", print.output().stdout());
    assertEquals("", print.output().stderr());
  }

  /**
   * Looks into the one message.
   *
   * @param thrown what the start failed with
   */
  public static void checkFaults(Throwable thrown) {
    String message =
        Stream.iterate(thrown, t -> t != null, Throwable::getCause)
            .map(t -> String.valueOf(t.getMessage()))
            .filter(text -> text.contains("Errand cannot start"))
            .findFirst()
            .orElseThrow(() -> new AssertionError("Not ours.", thrown));
    assertAll(
        message,
        new TreeMap<>(BAD)
            .entrySet().stream()
                .map(bad -> "\n  - " + bad.getKey() + " is '" + bad.getValue() + "'; allowed is ")
                .map(line -> () -> assertTrue(message.contains(line), line)));
    assertEquals(BAD.size(), message.lines().filter(line -> line.startsWith("  - ")).count());
  }
}
