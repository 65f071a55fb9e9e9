package dev.errand.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Progress;
import dev.errand.TaskId;
import dev.errand.TaskInfo;
import dev.errand.TaskKind;
import dev.errand.TaskPriority;
import dev.errand.TaskStatus;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveFeedTest {
  private final Queue<Runnable> now = new ArrayDeque<>();
  private final Queue<Runnable> soon = new ArrayDeque<>();
  private final List<Throwable> failures = new ArrayList<>();
  private final List<TaskBatch> received = new ArrayList<>();
  private final List<LiveFeed> gone = new ArrayList<>();
  private int ends;
  private final LiveFeed feed =
      new LiveFeed(
          new Page(),
          (noted, all) ->
              new TaskBatch(
                  all,
                  noted.values().stream()
                      .map(task -> TaskView.of(task, Optional.empty()))
                      .toList()),
          gone::add,
          now::add,
          soon::add);

  /** At once: nobody who opens the page is to wait for it. */
  @BeforeEach
  void takeTheFirstEvent() {
    feed.request(1);
    now.remove().run();
    assertEquals(List.of(new TaskBatch(true, List.of())), received);
    received.clear();
  }

  @Test
  void manyChangesOfOneTask_areOneEntry() {
    feed.request(1);
    feed.note(task(1, TaskStatus.QUEUED));
    feed.note(task(1, TaskStatus.RUNNING));
    feed.note(task(2, TaskStatus.QUEUED));
    runSoon();

    assertEquals(1, received.size());
    assertEquals(
        List.of(TaskStatus.RUNNING, TaskStatus.QUEUED),
        received.get(0).tasks().stream().map(TaskView::status).toList());
  }

  @Test
  void noteThatComesLate_doesNotUndoTheEnd() {
    feed.request(1);
    feed.note(task(1, TaskStatus.CANCELLED));
    feed.note(task(1, TaskStatus.CANCELLING));
    runSoon();

    assertEquals(TaskStatus.CANCELLED, received.get(0).tasks().get(0).status());
  }

  @Test
  void pageThatDoesNotAsk_getsNothing() {
    feed.note(task(1, TaskStatus.RUNNING));
    runSoon();
    assertTrue(received.isEmpty());

    feed.request(1);
    runSoon();
    assertEquals(1, received.size());
  }

  @Test
  void pageThatIsTooSlow_getsEverythingAfresh() {
    for (int number = 0; number <= LiveFeed.NOTES; number++) {
      feed.note(task(number, TaskStatus.RUNNING));
    }
    feed.request(1);
    runSoon();

    assertEquals(List.of(new TaskBatch(true, List.of())), received);
  }

  @Test
  void pageThatLeft_getsNothingAndIsForgotten() {
    feed.request(2);
    feed.note(task(1, TaskStatus.RUNNING));
    feed.cancel();
    feed.note(task(2, TaskStatus.RUNNING));
    runSoon();

    assertTrue(received.isEmpty());
    assertEquals(List.of(feed), gone);
  }

  @Test
  void eventThatCannotBeMade_endsTheStreamAloud() {
    IllegalStateException failure = new IllegalStateException("no tasks");
    LiveFeed broken =
        new LiveFeed(
            new Page(),
            (noted, all) -> {
              throw failure;
            },
            gone::add,
            now::add,
            soon::add);
    broken.request(2);
    now.remove().run();
    broken.note(task(1, TaskStatus.RUNNING));
    runSoon();

    assertEquals(List.of(failure), failures);
    assertEquals(List.of(broken), gone);
  }

  @Test
  void endOfTheApplication_endsTheStream_andNothingComesAfterIt() {
    feed.request(2);
    feed.note(task(1, TaskStatus.RUNNING));
    feed.end();
    assertEquals(1, ends);

    runSoon();
    feed.end();
    assertTrue(received.isEmpty());
    assertEquals(1, ends);
  }

  @Test
  void endOfTheApplicationWhileAnEventIsMade_isNoFailure_andComesAfterIt() {
    List<LiveFeed> feeds = new ArrayList<>();
    LiveFeed inTheMiddle =
        new LiveFeed(
            new Page(),
            (noted, all) -> {
              feeds.get(0).end();
              assertEquals(0, ends);
              throw new IllegalStateException("the container is gone");
            },
            gone::add,
            now::add,
            soon::add);
    feeds.add(inTheMiddle);
    inTheMiddle.request(2);
    now.remove().run();

    assertEquals(1, ends);
    assertEquals(List.of(), failures);
  }

  private void runSoon() {
    for (Runnable next = soon.poll(); next != null; next = soon.poll()) {
      next.run();
    }
  }

  private static TaskInfo task(long number, TaskStatus status) {
    return new TaskInfo(
        TaskId.of(1, number),
        "task",
        TaskKind.THREAD,
        TaskPriority.NORMAL,
        status,
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty(),
        0,
        1,
        Progress.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private final class Page implements Flow.Subscriber<TaskBatch> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      throw new AssertionError("The feed is the subscription; who makes it hands it over.");
    }

    @Override
    public void onNext(TaskBatch batch) {
      received.add(batch);
    }

    @Override
    public void onError(Throwable failure) {
      failures.add(failure);
    }

    @Override
    public void onComplete() {
      ends++;
    }
  }
}
