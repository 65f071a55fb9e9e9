package dev.errand;

import java.util.UUID;

/**
 * The identity of a task: 128 bits, unique across processes, ordered by the time of submission
 * within one process. Written and read as a UUID.
 *
 * <p>Immutable; any thread. Source: SUP-1.
 */
public final class TaskId implements Comparable<TaskId> {
  private final long high;
  private final long low;

  private TaskId(long high, long low) {
    this.high = high;
    this.low = low;
  }

  /**
   * Makes an id from its two halves, the more significant one first.
   *
   * @param high the upper 64 bits
   * @param low the lower 64 bits
   * @return the id
   */
  public static TaskId of(long high, long low) {
    return new TaskId(high, low);
  }

  /**
   * Reads an id as {@link #toString()} writes it.
   *
   * @param text a UUID
   * @return the id
   * @throws IllegalArgumentException if the text is no UUID; the message quotes it
   */
  public static TaskId parse(String text) {
    try {
      UUID uuid = UUID.fromString(text);
      return new TaskId(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is no task id; a UUID as TaskId.toString() writes it is allowed.", e);
    }
  }

  /**
   * Gives this id as a UUID.
   *
   * @return the same 128 bits
   */
  public UUID toUuid() {
    return new UUID(high, low);
  }

  @Override
  public int compareTo(TaskId other) {
    int upper = Long.compareUnsigned(high, other.high);
    return upper != 0 ? upper : Long.compareUnsigned(low, other.low);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TaskId that && high == that.high && low == that.low;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(high) * 31 + Long.hashCode(low);
  }

  @Override
  public String toString() {
    return toUuid().toString();
  }
}
