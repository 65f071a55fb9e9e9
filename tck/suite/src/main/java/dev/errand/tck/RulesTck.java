package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.PoolSettings;
import dev.errand.SupervisorInfo;
import dev.errand.Task;
import dev.errand.TaskPriority;
import dev.errand.TaskStatus;
import dev.errand.tck.app.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** SUP-6, SUP-8: rules that change while tasks run. */
public class RulesTck extends TckTest {
  private static final PoolSettings CONFIGURED = new PoolSettings(4, 2, 2);

  private final List<Held> held = new ArrayList<>();

  private Held hold(String name) {
    Held one = Held.submit(supervisor().task(name));
    held.add(one);
    return one;
  }

  @AfterEach
  void restore() throws Exception {
    supervisor().resumeAll();
    for (String name : supervisor().info().pausedNames()) {
      supervisor().resume(name);
    }
    supervisor().resize(CONFIGURED);
    supervisor().limit("limited", 0);
    held.forEach(Held::close);
    for (Held one : held) {
      one.task().join(LONG);
    }
  }

  @Test
  @Requirement("SUP-6")
  void pausedName_waitsWhateverItsPriority_whileRunningAndOtherOnesGoOn() throws Exception {
    Held running = hold("paused").running();
    supervisor().pause("paused");
    Held waiting = hold("paused");
    Held critical = Held.submit(supervisor().task("paused").priority(TaskPriority.CRITICAL));
    held.add(critical);
    assertEquals("goes on", supervisor().task("another").submit(() -> "goes on").join(LONG));
    running.close();
    assertEquals("let go", running.task().join(LONG));
    SupervisorInfo info = supervisor().info();
    assertEquals(Set.of("paused"), info.pausedNames());
    assertFalse(info.paused());
    assertEquals(1, info.queued().get(TaskPriority.CRITICAL));
    assertEquals(TaskStatus.QUEUED, waiting.task().status());
    assertEquals(TaskStatus.QUEUED, critical.task().status());
    supervisor().resume("paused");
    waiting.running();
    critical.running();
  }

  @Test
  @Requirement("SUP-6")
  void pausedNameOfAMethod_waits() throws Exception {
    supervisor().pause("Runs.nothing");
    CountDownLatch called = new CountDownLatch(1);
    bean(Runs.class).nothing("paused", called);
    assertEquals("goes on", supervisor().task("another").submit(() -> "goes on").join(LONG));
    assertEquals(1, called.getCount());
    supervisor().resume("Runs.nothing");
    await(called);
  }

  @Test
  @Requirement("SUP-6")
  void pauseOfEverything_holdsWhatIsQueued_andWhatIsCritical() {
    Held running = hold("before").running();
    supervisor().pauseAll();
    assertTrue(supervisor().info().paused());
    Held waiting = hold("waits");
    Held critical = Held.submit(supervisor().task("waits").priority(TaskPriority.CRITICAL));
    held.add(critical);
    assertEquals("inline", supervisor().task("inline").runNow(() -> "inline").join());
    assertEquals(TaskStatus.RUNNING, running.task().status());
    assertFalse(waiting.hasStarted() || critical.hasStarted());
    supervisor().resumeAll();
    waiting.running();
    critical.running();
    assertFalse(supervisor().info().paused());
  }

  @Test
  @Requirement("SUP-6")
  void pausedTask_canBeCancelled() throws Exception {
    supervisor().pause("paused");
    Task<?> task = supervisor().task("paused").submit(() -> "never");
    task.cancel("not needed any more");
    assertMentions(failure(task), "not needed any more");
    assertEquals(0, supervisor().info().queued().get(TaskPriority.NORMAL));
  }

  @Test
  @Requirement("SUP-8")
  void resizedPool_takesEffectAtOnce_upwardsAndDownwards() throws Exception {
    List<Held> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      all.add(hold("sized"));
    }
    all.subList(0, 6).forEach(Held::running); // 4, and 2 in reserve for NORMAL
    supervisor().resize(new PoolSettings(7, 0, 0));
    all.get(6).running();
    SupervisorInfo info = supervisor().info();
    assertEquals(7, info.poolSize());
    assertEquals(7, info.slotsInUse());
    supervisor().resize(new PoolSettings(5, 0, 0));
    for (Held ended : all.subList(0, 2)) {
      ended.close();
      ended.task().join(LONG);
    }
    assertEquals(TaskStatus.QUEUED, all.get(7).task().status());
    all.get(2).close();
    all.get(7).running();
    assertMentions(
        assertThrows(IllegalArgumentException.class, () -> new PoolSettings(0, 2, 2)),
        "0",
        "1 or more");
  }

  @Test
  @Requirement("SUP-8")
  void limitOfAName_changesWhileItsTasksRun() throws Exception {
    List<Held> all = List.of(hold("limited"), hold("limited"), hold("limited"), hold("limited"));
    all.forEach(Held::running);
    supervisor().limit("limited", 2);
    Held fifth = hold("limited");
    all.get(0).close();
    all.get(0).task().join(LONG);
    all.get(1).close();
    all.get(1).task().join(LONG);
    assertFalse(fifth.hasStarted());
    all.get(2).close();
    fifth.running();
    Held sixth = hold("limited");
    assertEquals(TaskStatus.QUEUED, sixth.task().status());
    supervisor().limit("limited", 3);
    sixth.running();
    assertThrows(IllegalArgumentException.class, () -> supervisor().limit("limited", -1));
  }
}
