package dev.errand.tck.optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.CaptureSettings;
import dev.errand.LogLine;
import dev.errand.Task;
import dev.errand.TaskContext;
import dev.errand.TaskOutput;
import dev.errand.TaskSupervisor;
import dev.errand.runtime.cdi.ErrandExtension;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A container over a console that the test can read. */
final class Container implements AutoCloseable {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final PrintStream realOut = System.out;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final SeContainer container;

  Container() {
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    container =
        SeContainerInitializer.newInstance()
            .disableDiscovery()
            .addExtensions(new ErrandExtension())
            .addBeanClasses(Container.class)
            .initialize();
  }

  interface Body {
    void run() throws Exception;
  }

  TaskOutput run(Body body) throws Exception {
    return run(CaptureSettings.DEFAULT, body);
  }

  TaskOutput run(CaptureSettings settings, Body body) throws Exception {
    Task<String> task =
        container
            .select(TaskSupervisor.class)
            .get()
            .task("logging")
            .captureOutput(settings)
            .submit(
                () -> {
                  body.run();
                  return "done";
                });
    task.join(LONG);
    return task.output();
  }

  /**
   * Runs a task for a caller whose diagnostic context has an entry, and one for a caller without;
   * gives what each body has seen, beside its own id. Nothing of what a body adds is left.
   */
  List<Map<String, String>> seenByTwo(
      BiConsumer<String, String> put, Supplier<@Nullable Map<String, String>> all, Runnable clear)
      throws Exception {
    List<Map<String, String>> seen = new ArrayList<>();
    Body body =
        () -> {
          Map<String, String> mine = new HashMap<>(all.get());
          assertEquals(TaskContext.current().id().toString(), mine.remove("errand.task"));
          seen.add(mine);
          put.accept("left", "behind");
        };
    put.accept("user", "ada");
    run(body);
    assertEquals(Map.of("user", "ada"), all.get());
    clear.run();
    run(body);
    @Nullable Map<String, String> after = all.get();
    assertTrue(after == null || after.isEmpty(), () -> String.valueOf(after));
    return seen;
  }

  static List<String> messages(TaskOutput output) {
    return output.logLines().stream().map(LogLine::message).toList();
  }

  String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    container.close();
    System.setOut(realOut);
  }
}
