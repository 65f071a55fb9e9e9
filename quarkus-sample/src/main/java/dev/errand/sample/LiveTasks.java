package dev.errand.sample;

import dev.errand.Task;
import dev.errand.TaskInfo;
import dev.errand.TaskQuery;
import dev.errand.TaskSupervisor;
import dev.errand.event.TaskEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/** Takes the life-cycle events of all tasks to all pages that are open. */
@ApplicationScoped
class LiveTasks {
  private static final int SHOWN = 1000;
  private static final Executor NOW = ForkJoinPool.commonPool();
  private static final Executor SOON =
      CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);

  private final Set<LiveFeed> feeds = ConcurrentHashMap.newKeySet();
  private final TaskSupervisor supervisor;
  private final Subjects subjects;

  @Inject
  LiveTasks(TaskSupervisor supervisor, Subjects subjects) {
    this.supervisor = supervisor;
    this.subjects = subjects;
  }

  /** Gives a page its stream: first all tasks, then what changes, for as long as it listens. */
  Flow.Publisher<TaskBatch> stream() {
    return page -> {
      LiveFeed feed = new LiveFeed(page, this::batch, feeds::remove, NOW, SOON);
      feeds.add(feed);
      page.onSubscribe(feed);
    };
  }

  /** Runs on the task's own thread; so it only leaves a note. */
  void changed(@Observes TaskEvent event) {
    changed(event.task());
  }

  /** Tells the pages of a step that has no event of its own. */
  void changed(TaskInfo task) {
    feeds.forEach(feed -> feed.note(task));
  }

  /** Says what a task is about. */
  void about(Task<?> task, String subject) {
    subjects.remember(task.id(), subject);
    changed(task.info());
  }

  @PreDestroy
  void end() {
    feeds.forEach(LiveFeed::end);
  }

  TaskView view(TaskInfo task) {
    return TaskView.of(task, subjects.of(task.id()));
  }

  /**
   * Makes an event for a page. A task is shown as it is now, not as it was when it was noted: notes
   * of two threads may have come in the wrong order.
   */
  private TaskBatch batch(Map<?, TaskInfo> noted, boolean all) {
    List<TaskInfo> tasks =
        all
            ? supervisor.tasks(TaskQuery.all().latestFirst().page(0, SHOWN))
            : noted.values().stream().map(this::now).toList();
    return new TaskBatch(all, tasks.stream().map(this::view).toList());
  }

  private TaskInfo now(TaskInfo noted) {
    return supervisor.find(noted.id()).map(Task::info).orElse(noted);
  }
}
