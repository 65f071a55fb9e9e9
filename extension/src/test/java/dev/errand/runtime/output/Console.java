package dev.errand.runtime.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.errand.CaptureSettings;
import dev.errand.spi.RecordedOutput;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the JVM's streams during a test, with capturing started over it. Body code runs as
 * a captured attempt on the calling thread.
 */
final class Console implements AutoCloseable {
  final OutputCapture capture = new OutputCapture(task -> new Thread(task).start());
  final PrintStream out;
  final PrintStream err;
  private final PrintStream realOut = System.out;
  private final PrintStream realErr = System.err;
  private final ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errBytes = new ByteArrayOutputStream();

  Console() {
    out = new PrintStream(outBytes, true, UTF_8);
    err = new PrintStream(errBytes, true, UTF_8);
    System.setOut(out);
    System.setErr(err);
    capture.start();
  }

  interface Body {
    void run() throws Exception;
  }

  RecordedOutput run(@Nullable CaptureSettings settings, Body body) throws Exception {
    RecordedOutput output = capture.open(settings);
    attempt(output, 1, body);
    return output;
  }

  void attempt(RecordedOutput output, int number, Body body) throws Exception {
    capture
        .decorator()
        .around(
            new AttemptRun(output, number),
            () -> {
              body.run();
              return null;
            });
    output.attemptEnded(number, null);
  }

  String printed() {
    return outBytes.toString(UTF_8);
  }

  String complained() {
    return errBytes.toString(UTF_8);
  }

  @Override
  public void close() {
    capture.close();
    System.setOut(realOut);
    System.setErr(realErr);
  }
}
