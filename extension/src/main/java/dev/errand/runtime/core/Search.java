package dev.errand.runtime.core;

import dev.errand.TaskInfo;
import dev.errand.TaskQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks for one page of tasks, in the order in which it is shown them. A task that is passed over
 * costs a look at what it shares with others and at its state. Belongs to one thread.
 */
@SuppressWarnings("EnumOrdinal") // sets as bits
final class Search implements Predicate<SupervisedTask<?>> {
  private final TaskQuery query;
  private final int statuses;
  private final List<TaskInfo> found = new ArrayList<>();
  private int skipped;

  /** Of whether tasks of a recipe are meant: most come after others of the same. */
  private @Nullable Recipe last;

  private boolean lastIsMeant;

  Search(TaskQuery query) {
    this.query = query;
    this.statuses = query.statuses().stream().mapToInt(one -> 1 << one.ordinal()).sum();
  }

  /** Looks at the next task; whether to go on. */
  @Override
  public boolean test(SupervisedTask<?> task) {
    if (!isMeant(task.recipe()) || !isMeant(task)) {
      return true;
    }
    if (skipped < query.offset()) {
      skipped++;
      return true;
    }
    TaskInfo info = task.info();
    if (query.matches(info)) { // it may have gone on meanwhile
      found.add(info);
    }
    return found.size() < query.limit();
  }

  private boolean isMeant(Recipe recipe) {
    if (recipe != last) {
      last = recipe;
      lastIsMeant =
          query.name().map(recipe.name()::equals).orElse(true)
              && (query.priorities().isEmpty()
                  || query.priorities().contains(recipe.settings().priority()))
              && (query.kinds().isEmpty() || query.kinds().contains(recipe.settings().kind()));
    }
    return lastIsMeant;
  }

  private boolean isMeant(SupervisedTask<?> task) {
    if (statuses != 0 && (statuses & (1 << task.status().ordinal())) == 0) {
      return false;
    }
    if (query.since().isEmpty() && query.until().isEmpty()) {
      return true;
    }
    Instant queuedAt = Times.toInstant(task.queuedAt());
    return query.since().map(from -> !queuedAt.isBefore(from)).orElse(true)
        && query.until().map(queuedAt::isBefore).orElse(true);
  }

  /** The page, once all were shown or enough was found. */
  List<TaskInfo> found() {
    return List.copyOf(found);
  }
}
