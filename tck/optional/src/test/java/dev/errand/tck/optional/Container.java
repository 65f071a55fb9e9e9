package dev.errand.tck.optional;

import dev.errand.CaptureSettings;
import dev.errand.LogLine;
import dev.errand.Task;
import dev.errand.TaskOutput;
import dev.errand.TaskSupervisor;
import dev.errand.runtime.cdi.ErrandExtension;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

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
