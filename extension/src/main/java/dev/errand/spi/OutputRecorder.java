package dev.errand.spi;

import dev.errand.CaptureSettings;
import org.jspecify.annotations.Nullable;

/** Makes the outputs of tasks. Called on the submitting thread. */
@FunctionalInterface
public interface OutputRecorder {
  /**
   * Opens an output.
   *
   * @param settings how it is captured; null for a task that is not captured, whose output has only
   *     the exception
   * @return the output
   */
  RecordedOutput open(@Nullable CaptureSettings settings);
}
