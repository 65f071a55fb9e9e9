package dev.errand.sample;

import dev.errand.TaskId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What was started together for one directory.
 *
 * @param id its identity
 * @param directory the directory, links resolved
 * @param at when it was asked for
 * @param tasks what was started
 * @param skipped what was not
 */
record Scan(UUID id, Path directory, Instant at, List<TaskId> tasks, List<Skipped> skipped) {
  /**
   * A part that cannot be run.
   *
   * @param part the part
   * @param why what stands against it
   */
  record Skipped(Part part, String why) {}
}
