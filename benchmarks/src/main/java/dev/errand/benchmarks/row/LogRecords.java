package dev.errand.benchmarks.row;

import dev.errand.benchmarks.subject.Logs;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Logs so many records through java.util.logging. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LogRecords {
  @Param("bare")
  public String subject;

  @Param("1000")
  public int size;

  private Logs logs;

  @Setup
  public void open() {
    logs = Logs.open(subject);
  }

  @TearDown
  public void close() throws Exception {
    logs.close();
  }

  @Benchmark
  public void log() {
    logs.log(size);
  }
}
