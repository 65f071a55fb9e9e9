package dev.errand.runtime.core;

import dev.errand.TaskRejectedException;
import dev.errand.runtime.core.State.Waiting;
import dev.errand.spi.Harness;
import dev.errand.spi.TaskSettings;
import org.jspecify.annotations.Nullable;

/** Makes tasks of what is submitted, and brings them to where they are found and run. */
final class Submissions {
  private final Engine engine;
  private final Intake intake;
  private final TaskGroups groups;
  private final @Nullable Harness harness;

  Submissions(Engine engine, Intake intake, TaskGroups groups, @Nullable Harness harness) {
    this.engine = engine;
    this.intake = intake;
    this.groups = groups;
    this.harness = harness;
  }

  <T extends @Nullable Object> SupervisedTask<T> submit(
      Recipe recipe, @Nullable Object key, Job job) {
    engine.refuseAfterShutdown(recipe.settings().name());
    if (recipe.settings().unique()) {
      return submitUnique(recipe, key, job);
    }
    Job along = engine.contexts().along(job); // of others' making: before anything is to be undone
    SupervisedTask<T> task = make(recipe, group(recipe, key), along, whenSubmitted(recipe));
    register(task);
    intake.accept(task);
    Family.follow(task);
    return task;
  }

  private static State whenSubmitted(Recipe recipe) {
    return recipe.settings().delay().isZero() ? Waiting.QUEUED : Waiting.DELAYED;
  }

  private @Nullable TaskGroup group(Recipe recipe, @Nullable Object key) {
    TaskSettings settings = recipe.settings();
    return key == null && !settings.unique() ? null : groups.join(settings.name(), key);
  }

  private <T extends @Nullable Object> SupervisedTask<T> submitUnique(
      Recipe recipe, @Nullable Object key, Job job) {
    TaskGroup group = groups.join(recipe.settings().name(), key);
    SupervisedTask<T> task =
        make(recipe, group, engine.contexts().along(job), whenSubmitted(recipe));
    SupervisedTask<?> there = group.share();
    if (there == null) {
      // The place in line first: who finds this task there must not see it refused.
      try {
        boolean unused = intake.reserve(task);
      } catch (TaskRejectedException e) {
        drop(task);
        throw e;
      }
      there = group.claim(task);
    }
    if (there != null) {
      intake.unreserve(task);
      drop(task);
      return joined(there, recipe);
    }
    register(task);
    intake.accept(task);
    Family.follow(task);
    return task;
  }

  @SuppressWarnings("unchecked") // of one name, and so of one result
  private static <T extends @Nullable Object> SupervisedTask<T> joined(
      SupervisedTask<?> there, Recipe recipe) {
    Messages.joined(there);
    recipe.attachCallbacks(there);
    return (SupervisedTask<T>) there;
  }

  /** Makes a task that waits to be told to start. */
  <T extends @Nullable Object> SupervisedTask<T> defer(
      Recipe recipe, @Nullable Object key, Job job) {
    engine.refuseAfterShutdown(recipe.settings().name());
    Job along = engine.contexts().along(job);
    SupervisedTask<T> task = make(recipe, group(recipe, key), along, Waiting.COLD);
    register(task);
    task.announcer().deliver();
    Family.follow(task);
    return task;
  }

  /** Makes a task that its caller runs. */
  <T extends @Nullable Object> SupervisedTask<T> inline(Recipe recipe, Job job) {
    engine.refuseAfterShutdown(recipe.settings().name());
    SupervisedTask<T> task = make(recipe, null, job, Waiting.QUEUED);
    register(task);
    task.announcer().deliver();
    return task;
  }

  private <T extends @Nullable Object> SupervisedTask<T> make(
      Recipe recipe, @Nullable TaskGroup group, Job job, State in) {
    return new SupervisedTask<>(recipe, group, engine.totals().next(), job, in);
  }

  private void register(SupervisedTask<?> task) {
    task.announcer().made(task, task.state()); // before anybody can find it
    task.recipe().attachCallbacks(task);
    if (harness != null && task.state() != Waiting.COLD) {
      harness.accepted(task, task::stack);
    }
    engine.registry().add(task);
    Attempt caller = task.recipe().settings().cancelWithParent() ? Bound.get() : null;
    if (caller != null) {
      Family.bind(task, caller.supervised());
    }
    if (!engine.isAccepting()) { // looked at after the task can be found: shutdown misses none
      task.discard();
      engine.refuseAfterShutdown(task.name());
    }
  }

  /** Starts a deferred task; gives it, or the one that is there already. */
  SupervisedTask<?> start(SupervisedTask<?> task) {
    engine.refuseAfterShutdown(task.name());
    SupervisedTask<?> there = intake.start(task);
    if (there != task) {
      Messages.joined(there);
      task.recipe().attachCallbacks(there);
      task.cancel(there + " was there already.");
    }
    return there;
  }

  /** A task was made, and nobody was told of it. */
  private void drop(SupervisedTask<?> task) {
    engine.leaveGroup(task);
    engine.discard(task);
  }
}
