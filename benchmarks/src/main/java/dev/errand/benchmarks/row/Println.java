package dev.errand.benchmarks.row;

import dev.errand.benchmarks.subject.Consoles;
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

/** Prints so many short lines. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Println {
  @Param("plain")
  public String subject;

  @Param("10000")
  public int size;

  private Consoles console;

  @Setup
  public void open() {
    console = Consoles.open(subject);
  }

  @TearDown
  public void close() throws Exception {
    console.close();
  }

  @Benchmark
  public void print() {
    console.print(size);
  }
}
