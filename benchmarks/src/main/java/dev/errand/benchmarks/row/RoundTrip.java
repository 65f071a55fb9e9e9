package dev.errand.benchmarks.row;

import dev.errand.benchmarks.subject.Caller;
import dev.errand.benchmarks.subject.Callers;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One call, and waiting for it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RoundTrip {
  @Param("raw")
  public String subject;

  @Param("1")
  public int size;

  private Caller caller;

  @Setup
  public void open() {
    caller = Callers.open(subject);
  }

  @Benchmark
  public void callAndWait() {
    Callers.end(caller, caller.call());
  }
}
