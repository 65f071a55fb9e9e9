package dev.errand.benchmarks.harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * A row that JMH measures: the yardstick before each of the others, in one JVM, so that both have
 * the same moment of the machine. A subject {@code x-by-2} is {@code x} by two threads at once.
 *
 * @param name of the row
 * @param benchmark the class; it has the parameters {@code subject} and {@code size}
 * @param size how many operations an invocation has
 * @param pinned whether the JVM is held on one core
 * @param yardstick the subject that is 1
 * @param others the other subjects
 * @param warmUps how many passes go before those that count
 */
public record Alternation(
    String name,
    Class<?> benchmark,
    ToIntFunction<Sizes> size,
    boolean pinned,
    String yardstick,
    List<String> others,
    int warmUps)
    implements Row {

  /** With one pass that does not count. */
  public Alternation(
      String name,
      Class<?> benchmark,
      ToIntFunction<Sizes> size,
      boolean pinned,
      String yardstick,
      List<String> others) {
    this(name, benchmark, size, pinned, yardstick, others, 1);
  }

  /** On one core. */
  public static Alternation of(
      String name,
      Class<?> benchmark,
      ToIntFunction<Sizes> size,
      String yardstick,
      String... others) {
    return new Alternation(name, benchmark, size, true, yardstick, List.of(others));
  }

  /** With so many passes that do not count: for what takes so long that it is compiled late. */
  public Alternation afterWarmUps(int passes) {
    return new Alternation(name, benchmark, size, pinned, yardstick, others, passes);
  }

  @Override
  public void pass(Sizes sizes, Recorder recorder) {
    List<Jmh.Cost> yardsticks = new ArrayList<>();
    for (String other : others) {
      Jmh.Cost one = measure(yardstick, sizes);
      yardsticks.add(one);
      record(recorder, other, measure(other, sizes), one);
    }
    if (others.isEmpty()) {
      yardsticks.add(measure(yardstick, sizes));
    }
    Jmh.Cost last = yardsticks.get(yardsticks.size() - 1);
    record(recorder, yardstick, last, last);
  }

  private Jmh.Cost measure(String subject, Sizes sizes) {
    int operations = Math.max(1, size.applyAsInt(sizes));
    String[] parts = subject.split("-by-", -1);
    int threads = parts.length == 1 ? 1 : Integer.parseInt(parts[1]);
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("subject", parts[0]);
    parameters.put("size", String.valueOf(size.applyAsInt(sizes)));
    return Jmh.measure(benchmark, parameters, threads, operations, sizes);
  }

  private static void record(Recorder recorder, String subject, Jmh.Cost cost, Jmh.Cost one) {
    recorder.add(subject, "wall", "ns", cost.wall(), one.wall());
    recorder.add(subject, "added", "ns", cost.wall() - one.wall());
    recorder.add(subject, "cpu", "ns", cost.cpu(), one.cpu());
    recorder.add(subject, "allocated", "B", cost.bytes(), one.bytes());
  }
}
