package dev.errand;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which tasks are meant: {@code TaskQuery.all().name("invoice").status(RUNNING)}. Immutable; each
 * method gives a changed copy. The tasks found come in the order in which they were submitted.
 * Source: SUP-1.
 *
 * @param name the exact name; empty for any
 * @param statuses the statuses; empty for any
 * @param priorities the priorities; empty for any
 * @param kinds the kinds; empty for any
 * @param since the earliest time of submission, inclusive; empty for any
 * @param until the latest time of submission, exclusive; empty for any
 * @param newestFirst true to turn the order round
 * @param offset how many of the tasks found are skipped, 0 or more
 * @param limit how many are given at most, 1 or more
 */
public record TaskQuery(
    Optional<String> name,
    Set<TaskStatus> statuses,
    Set<TaskPriority> priorities,
    Set<TaskKind> kinds,
    Optional<Instant> since,
    Optional<Instant> until,
    boolean newestFirst,
    int offset,
    int limit) {

  private static final TaskQuery ALL =
      new TaskQuery(
          Optional.empty(),
          Set.of(),
          Set.of(),
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          false,
          0,
          Integer.MAX_VALUE);

  /**
   * Copies the sets and checks the page.
   *
   * @param name the exact name; empty for any
   * @param statuses the statuses; empty for any
   * @param priorities the priorities; empty for any
   * @param kinds the kinds; empty for any
   * @param since the earliest time of submission, inclusive; empty for any
   * @param until the latest time of submission, exclusive; empty for any
   * @param newestFirst true to turn the order round
   * @param offset how many of the tasks found are skipped, 0 or more
   * @param limit how many are given at most, 1 or more
   * @throws IllegalArgumentException if the offset is negative or the limit below 1
   */
  public TaskQuery {
    statuses = Set.copyOf(statuses);
    priorities = Set.copyOf(priorities);
    kinds = Set.copyOf(kinds);
    if (offset < 0) {
      throw new IllegalArgumentException(
          "A query's offset of " + offset + " was given; 0 or more is allowed.");
    }
    if (limit < 1) {
      throw new IllegalArgumentException(
          "A query's limit of " + limit + " was given; 1 or more is allowed.");
    }
  }

  /**
   * Asks for all tasks that the supervisor knows.
   *
   * @return the query
   */
  public static TaskQuery all() {
    return ALL;
  }

  /**
   * Asks for the tasks of one name.
   *
   * @param exactly the name
   * @return a changed copy
   */
  public TaskQuery name(String exactly) {
    return new TaskQuery(
        Optional.of(exactly),
        statuses,
        priorities,
        kinds,
        since,
        until,
        newestFirst,
        offset,
        limit);
  }

  /**
   * Asks for tasks in one of these statuses.
   *
   * @param anyOf the statuses; none for any
   * @return a changed copy
   */
  public TaskQuery status(TaskStatus... anyOf) {
    return new TaskQuery(
        name,
        Set.copyOf(List.of(anyOf)),
        priorities,
        kinds,
        since,
        until,
        newestFirst,
        offset,
        limit);
  }

  /**
   * Asks for tasks of one of these priorities.
   *
   * @param anyOf the priorities; none for any
   * @return a changed copy
   */
  public TaskQuery priority(TaskPriority... anyOf) {
    return new TaskQuery(
        name,
        statuses,
        Set.copyOf(List.of(anyOf)),
        kinds,
        since,
        until,
        newestFirst,
        offset,
        limit);
  }

  /**
   * Asks for tasks of one of these kinds.
   *
   * @param anyOf the kinds; none for any
   * @return a changed copy
   */
  public TaskQuery kind(TaskKind... anyOf) {
    return new TaskQuery(
        name,
        statuses,
        priorities,
        Set.copyOf(List.of(anyOf)),
        since,
        until,
        newestFirst,
        offset,
        limit);
  }

  /**
   * Asks for tasks that were submitted at a time or later.
   *
   * @param inclusive the time
   * @return a changed copy
   */
  public TaskQuery since(Instant inclusive) {
    return new TaskQuery(
        name,
        statuses,
        priorities,
        kinds,
        Optional.of(inclusive),
        until,
        newestFirst,
        offset,
        limit);
  }

  /**
   * Asks for tasks that were submitted before a time.
   *
   * @param exclusive the time
   * @return a changed copy
   */
  public TaskQuery until(Instant exclusive) {
    return new TaskQuery(
        name,
        statuses,
        priorities,
        kinds,
        since,
        Optional.of(exclusive),
        newestFirst,
        offset,
        limit);
  }

  /**
   * Turns the order round: the task submitted last comes first.
   *
   * @return a changed copy
   */
  public TaskQuery latestFirst() {
    return new TaskQuery(name, statuses, priorities, kinds, since, until, true, offset, limit);
  }

  /**
   * Asks for one page.
   *
   * @param skip how many tasks are skipped, 0 or more
   * @param atMost how many are given at most, 1 or more
   * @return a changed copy
   * @throws IllegalArgumentException if either is out of its bounds
   */
  public TaskQuery page(int skip, int atMost) {
    return new TaskQuery(
        name, statuses, priorities, kinds, since, until, newestFirst, skip, atMost);
  }

  /**
   * Tells whether a task is meant, but for the page.
   *
   * @param task the task
   * @return true if it fits all that was asked
   */
  public boolean matches(TaskInfo task) {
    return name.map(task.name()::equals).orElse(true)
        && (statuses.isEmpty() || statuses.contains(task.status()))
        && (priorities.isEmpty() || priorities.contains(task.priority()))
        && (kinds.isEmpty() || kinds.contains(task.kind()))
        && since.map(from -> !task.queuedAt().isBefore(from)).orElse(true)
        && until.map(to -> task.queuedAt().isBefore(to)).orElse(true);
  }
}
