package dev.errand.runtime.output;

import java.nio.file.Path;

/**
 * Where captured output is held.
 *
 * @param memory how many bytes of each stream of a task are held in memory; what is beyond goes to
 *     a temporary file
 * @param directory where such files are made
 */
public record OutputSettings(long memory, Path directory) {
  /** 256 KiB in memory, and files where the JVM makes its temporary ones. */
  public static final OutputSettings DEFAULT =
      new OutputSettings(256 * 1024, Path.of(System.getProperty("java.io.tmpdir", ".")));

  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if the memory is negative
   */
  public OutputSettings {
    if (memory < 0) {
      throw new IllegalArgumentException(
          "The memory for captured output was set to " + memory + "; zero or more is allowed.");
    }
  }
}
