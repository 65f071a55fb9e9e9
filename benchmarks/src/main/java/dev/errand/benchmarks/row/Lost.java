package dev.errand.benchmarks.row;

import dev.errand.benchmarks.harness.Recorder;
import dev.errand.benchmarks.harness.Row;
import dev.errand.benchmarks.harness.Sizes;
import dev.errand.benchmarks.subject.Caller;
import dev.errand.benchmarks.subject.Callers;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Calls whose futures never tell of their end. On all cores: two threads must meet. */
final class Lost implements Row {
  private static final int AT_ONCE = 100_000;
  private static final int PATIENCE_SECONDS = 10;

  @Override
  public String name() {
    return "lost";
  }

  @Override
  public boolean pinned() {
    return false;
  }

  /** It is a count. */
  @Override
  public int passes(Sizes sizes) {
    return 1;
  }

  @Override
  public void pass(Sizes sizes, Recorder recorder) throws Exception {
    for (String subject : List.of("errand", "errand-retry", "smallrye-retry")) {
      int lost = 0;
      Caller caller = Callers.open(subject);
      @Nullable Future<?>[] room = new Future<?>[Math.min(AT_ONCE, sizes.lost())];
      for (int called = 0; called < sizes.lost(); called += room.length) {
        for (int i = 0; i < room.length; i++) {
          room[i] = caller.call();
        }
        lost += lostOf(room);
      }
      recorder.add(subject, "lost", "of " + sizes.lost(), lost);
    }
  }

  /** One that has not ended when all others have, and some time after that, never will. */
  private static int lostOf(@Nullable Future<?>[] room)
      throws ExecutionException, InterruptedException {
    int lost = 0;
    for (int i = room.length - 1; i >= 0; i--) {
      Future<?> one = room[i];
      room[i] = null;
      try {
        if (one == null || one.get(lost == 0 ? PATIENCE_SECONDS : 1, TimeUnit.SECONDS) == null) {
          throw new IllegalStateException("A call gave nothing.");
        }
      } catch (TimeoutException e) {
        lost++;
      }
    }
    return lost;
  }
}
