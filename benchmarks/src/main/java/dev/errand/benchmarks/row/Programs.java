package dev.errand.benchmarks.row;

import dev.errand.benchmarks.subject.Containers;
import dev.errand.benchmarks.subject.Pools;
import dev.errand.shell.ShellCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jboss.weld.environment.se.WeldContainer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.zeroturnaround.exec.ProcessExecutor;

/** Runs a program and has all of its output in memory: {@code cat} of so many megabytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Programs {
  private static final String MEMORY = "errand.output.memory";

  @Param("builder")
  public String subject;

  @Param("50")
  public int size;

  private Path file;
  private Callable<byte[]> run;
  private AutoCloseable end;

  @Setup
  public void open() throws IOException {
    file = Files.createTempFile("errand-benchmark", ".bin");
    try (var out = Files.newOutputStream(file)) {
      for (int i = 0; i < size; i++) {
        out.write(new byte[1 << 20]);
      }
    }
    String[] command = size == 0 ? new String[] {"true"} : new String[] {"cat", file.toString()};
    switch (subject) {
      case "builder" -> {
        run = () -> builder(Programs::onNewThread, command);
        end = () -> {};
      }
      case "builder-kept" -> {
        ExecutorService readers = Pools.fixed(2);
        run = () -> builder(readers::submit, command);
        end = readers::shutdownNow;
      }
      case "unread" -> {
        run = () -> unread(command);
        end = () -> {};
      }
      case "zt-exec" -> {
        run =
            () ->
                new ProcessExecutor()
                    .command(command)
                    .readOutput(true)
                    .execute()
                    .getOutput()
                    .getBytes();
        end = () -> {};
      }
      case "errand" -> errand(command);
      case "errand-in-memory" -> {
        System.setProperty(MEMORY, String.valueOf(64 << 20));
        errand(command);
      }
      default -> throw new IllegalArgumentException("There is no subject '" + subject + "'.");
    }
  }

  private void errand(String[] command) {
    WeldContainer container = Containers.errand(Pools.fixed());
    ShellCommand shell = container.select(ShellCommand.class).get();
    run =
        () ->
            (size == 0 ? shell.command("true") : shell.command("cat", command[1]))
                .run()
                .stdoutBytes();
    end = container;
  }

  @TearDown
  public void close() throws Exception {
    end.close();
    System.clearProperty(MEMORY);
    Files.delete(file);
  }

  @Benchmark
  public int run() throws Exception {
    int bytes = run.call().length;
    if (bytes != size << 20) {
      throw new IllegalStateException(bytes + " bytes came, not " + size + " MiB.");
    }
    return bytes;
  }

  /** As everybody writes it: a thread for each stream. */
  private static byte[] builder(Readers readers, String[] command) throws Exception {
    Process process = new ProcessBuilder(command).start();
    Future<byte[]> out = readers.read(() -> all(process.getInputStream()));
    Future<byte[]> err = readers.read(() -> all(process.getErrorStream()));
    process.waitFor();
    err.get();
    return out.get();
  }

  /** Has a thread read. */
  private interface Readers {
    Future<byte[]> read(Callable<byte[]> stream);
  }

  private static Future<byte[]> onNewThread(Callable<byte[]> stream) {
    FutureTask<byte[]> read = new FutureTask<>(stream);
    new Thread(read, "reader").start();
    return read;
  }

  /** What is left where nobody reads; of use where there is nothing to read. */
  private static byte[] unread(String[] command) throws Exception {
    new ProcessBuilder(command).start().waitFor();
    return new byte[0];
  }

  private static byte[] all(InputStream stream) {
    try (stream) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
