package dev.errand;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The supervisor at one moment. Immutable. Source: SUP-7.
 *
 * @param poolSize slots that every priority may use ({@code errand.pool.size})
 * @param reserveNormal slots beside them for NORMAL and above ({@code errand.pool.reserve.normal})
 * @param reserveHigh slots beside those for HIGH ({@code errand.pool.reserve.high})
 * @param slotsInUse slots taken now; may pass the sum of the three through CRITICAL tasks
 * @param queued how many tasks of each priority wait, for a slot or for what keeps them from one;
 *     every priority is there
 * @param queueLimit how many may wait ({@code errand.queue.limit})
 * @param tasks how many of the tasks that are known are in each status; every status is there
 * @param submitted tasks accepted since the start
 * @param completed tasks COMPLETED since the start
 * @param failed tasks FAILED since the start
 * @param cancelled tasks CANCELLED since the start
 * @param oldestQueuedAt when the oldest task that waits was submitted; empty if none waits
 * @param paused whether everything is paused ({@link TaskSupervisor#pauseAll()})
 * @param pausedNames the names that are paused by themselves ({@link TaskSupervisor#pause(String)})
 * @param accepting false once shutdown has begun
 */
public record SupervisorInfo(
    int poolSize,
    int reserveNormal,
    int reserveHigh,
    int slotsInUse,
    Map<TaskPriority, Integer> queued,
    int queueLimit,
    Map<TaskStatus, Integer> tasks,
    long submitted,
    long completed,
    long failed,
    long cancelled,
    Optional<Instant> oldestQueuedAt,
    boolean paused,
    Set<String> pausedNames,
    boolean accepting) {

  /**
   * Copies the collections.
   *
   * @param poolSize slots that every priority may use ({@code errand.pool.size})
   * @param reserveNormal slots beside them for NORMAL and above ({@code
   *     errand.pool.reserve.normal})
   * @param reserveHigh slots beside those for HIGH ({@code errand.pool.reserve.high})
   * @param slotsInUse slots taken now; may pass the sum of the three through CRITICAL tasks
   * @param queued how many tasks of each priority wait, for a slot or for what keeps them from one;
   *     every priority is there
   * @param queueLimit how many may wait ({@code errand.queue.limit})
   * @param tasks how many of the tasks that are known are in each status; every status is there
   * @param submitted tasks accepted since the start
   * @param completed tasks COMPLETED since the start
   * @param failed tasks FAILED since the start
   * @param cancelled tasks CANCELLED since the start
   * @param oldestQueuedAt when the oldest task that waits was submitted; empty if none waits
   * @param paused whether everything is paused ({@link TaskSupervisor#pauseAll()})
   * @param pausedNames the names that are paused by themselves ({@link
   *     TaskSupervisor#pause(String)})
   * @param accepting false once shutdown has begun
   */
  public SupervisorInfo {
    queued = Map.copyOf(queued);
    tasks = Map.copyOf(tasks);
    pausedNames = Set.copyOf(pausedNames);
  }
}
