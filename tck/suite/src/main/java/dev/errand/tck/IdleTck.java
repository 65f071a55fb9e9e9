package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.errand.Task;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** PRI-5: who has nothing to do sleeps. */
public class IdleTck extends TckTest {
  /** How long is looked; not waited for anything. */
  private static final long WINDOW_MILLIS = 6_000;

  @Test
  @Requirement("PRI-5")
  void idleSupervisor_wakesNoThreadOfItsOwn() throws Exception {
    Task<String> last = supervisor().task("last").submit(() -> "done");
    last.join(LONG);
    Task<String> cold = supervisor().task("cold").defer(() -> "cold");
    Map<String, Long> before = wakings();
    assertFalse(new CountDownLatch(1).await(WINDOW_MILLIS, TimeUnit.MILLISECONDS));
    Map<String, Long> after = wakings();
    before.keySet().retainAll(after.keySet()); // one that ends does not wake again
    after.keySet().retainAll(before.keySet());
    assertEquals(before, after, "how often each thread has begun to wait");
    cold.cancel("idle enough");
  }

  private static Map<String, Long> wakings() {
    Map<String, Long> counts = new TreeMap<>();
    for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(false, false)) {
      if (thread.getThreadName().startsWith("errand")) {
        counts.put(thread.getThreadName() + " " + thread.getThreadId(), thread.getWaitedCount());
      }
    }
    return counts;
  }
}
