package dev.errand.benchmarks.row;

import dev.errand.benchmarks.subject.Caller;
import dev.errand.benchmarks.subject.Callers;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** So many calls as fast as they go, then waiting for all of them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Burst {
  @Param("raw")
  public String subject;

  @Param("100000")
  public int size;

  private Caller caller;
  private @Nullable Future<?>[] room;

  @Setup
  public void open() {
    caller = Callers.open(subject);
    room = new Future<?>[size];
  }

  @Benchmark
  public void burst() {
    Callers.burst(caller, room);
  }
}
