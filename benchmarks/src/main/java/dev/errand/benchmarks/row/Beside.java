package dev.errand.benchmarks.row;

import dev.errand.Task;
import dev.errand.TaskId;
import dev.errand.TaskQuery;
import dev.errand.TaskStatus;
import dev.errand.TaskSupervisor;
import dev.errand.benchmarks.harness.Recorder;
import dev.errand.benchmarks.harness.Results;
import dev.errand.benchmarks.harness.Row;
import dev.errand.benchmarks.harness.Sizes;
import dev.errand.benchmarks.subject.Containers;
import dev.errand.benchmarks.subject.Pools;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.weld.environment.se.WeldContainer;

/**
 * Looking while much goes on: tasks come and go, many are live at any moment, and another thread
 * finds one by its id, or takes a page of a filtered list. What the submitter waited longest is
 * told without the collector's pauses, and beside what it waited for a plain pool.
 */
final class Beside implements Row {
  private static final int PAGE = 50;
  private static final int FINDS = 1_000;

  @Override
  public String name() {
    return "beside";
  }

  @Override
  public boolean pinned() {
    return false;
  }

  @Override
  public void pass(Sizes sizes, Recorder recorder) throws Exception {
    System.setProperty("errand.late.warning", "PT0S");
    System.setProperty("errand.late.critical", "PT0S");
    ExecutorService pool = Pools.fixed();
    double raw = new Flow<Future<?>>(pool::submit, sizes).run(Beside::nothing);
    recorder.add("raw", "pause", "ms", raw, raw);
    pool.shutdownNow();
    try (WeldContainer container = Containers.errand(Pools.fixed())) {
      TaskSupervisor supervisor = container.select(TaskSupervisor.class).get();
      Flow<Task<?>> quiet = new Flow<>(supervisor::submit, sizes);
      recorder.add("errand", "pause", "ms", quiet.run(Beside::nothing), raw);
      Flow<Task<?>> found = new Flow<>(supervisor::submit, sizes);
      Timed find = new Timed(() -> find(supervisor, found), FINDS);
      recorder.add("errand", "pause with find", "ms", found.run(find), raw);
      recorder.add("errand", "find", "ns", find.median());
      Flow<Task<?>> listed = new Flow<>(supervisor::submit, sizes);
      Timed page = new Timed(() -> page(supervisor), 1);
      recorder.add("errand", "pause with tasks", "ms", listed.run(page), raw);
      recorder.add("errand", "tasks", "ms", page.median() / 1e6);
    }
  }

  /** Nothing is beside: the thread ends at once. */
  private static void nothing() {
    Thread.currentThread().interrupt();
  }

  private static int find(TaskSupervisor supervisor, Flow<Task<?>> flow) {
    TaskId id = flow.newest().id();
    int found = 0;
    for (int i = 0; i < FINDS; i++) {
      found += supervisor.find(id).isPresent() ? 1 : 0;
    }
    return found;
  }

  private static int page(TaskSupervisor supervisor) {
    return supervisor
        .tasks(TaskQuery.all().status(TaskStatus.QUEUED).latestFirst().page(0, PAGE))
        .size();
  }

  /** Repeats something until it is told to stop, and keeps how long it took each time. */
  private static final class Timed implements Runnable {
    private final Supplier<Integer> work;
    private final int operations;
    private final List<Double> nanos = new ArrayList<>();

    Timed(Supplier<Integer> work, int operations) {
      this.work = work;
      this.operations = operations;
    }

    @Override
    public void run() {
      long before = System.nanoTime();
      int unused = work.get();
      nanos.add((double) (System.nanoTime() - before) / operations);
    }

    double median() {
      return Results.median(nanos.stream().mapToDouble(n -> n).sorted().toArray());
    }
  }

  /** Keeps so many tasks live while others come and go. */
  private static final class Flow<F> {
    private static final int STEP = 1_000;

    private final Function<Runnable, F> submit;
    private final Sizes sizes;
    private final Semaphore permits = new Semaphore(0);
    private final Semaphore done = new Semaphore(0);
    private volatile F newest;

    Flow(Function<Runnable, F> submit, Sizes sizes) {
      this.submit = submit;
      this.sizes = sizes;
    }

    F newest() {
      return newest;
    }

    private void body() {
      permits.acquireUninterruptibly();
      done.release();
    }

    /** Gives the longest time in milliseconds that a submission took. */
    double run(Runnable beside) throws InterruptedException {
      for (int i = 0; i < sizes.live(); i++) {
        newest = submit.apply(this::body);
      }
      Pauses pauses = new Pauses();
      Thread other = new Thread(() -> repeat(beside), "beside");
      other.start();
      for (int flown = 0; flown < sizes.flow(); flown += STEP) {
        for (int i = 0; i < STEP; i++) {
          long before = System.nanoTime();
          F task = submit.apply(this::body);
          pauses.add(before, System.nanoTime());
          newest = task;
        }
        permits.release(STEP);
        done.acquire(STEP);
      }
      other.interrupt();
      other.join();
      permits.release(sizes.live());
      done.acquire(sizes.live());
      return pauses.longestMillis();
    }

    private static void repeat(Runnable beside) {
      do {
        beside.run();
      } while (!Thread.currentThread().isInterrupted());
    }
  }
}
