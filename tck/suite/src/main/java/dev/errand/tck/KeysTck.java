package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.errand.Task;
import dev.errand.TaskId;
import dev.errand.TaskInfo;
import dev.errand.TaskQuery;
import dev.errand.TaskRequest;
import dev.errand.TaskStatus;
import dev.errand.tck.app.Keyed;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** SUP-10, SUP-11: limits by key, and unique tasks. */
public class KeysTck extends TckTest {
  private final CountDownLatch gate = new CountDownLatch(1);

  @AfterEach
  void letGo() {
    gate.countDown();
  }

  @Test
  @Requirement("SUP-10")
  void limitOfAKey_letsTheNextOfTheKeyWait_andOtherKeysRun() throws Exception {
    CountDownLatch started = new CountDownLatch(2);
    CountDownLatch later = new CountDownLatch(1);
    Keyed bean = bean(Keyed.class);
    Task<String> first = bean.limited(started, "Ada", gate);
    Task<String> second = bean.limited(later, "Ada", gate);
    Task<String> other = bean.limited(started, "Grace", gate);
    await(started);
    assertEquals(TaskStatus.QUEUED, second.status());
    assertEquals(2, supervisor().info().slotsInUse());
    gate.countDown();
    assertEquals(
        List.of("Ada", "Ada", "Grace"), supervisor().awaitAll(List.of(first, second, other), LONG));
  }

  @Test
  @Requirement("SUP-10")
  void keyThatIsNull_isRefused_withTheNamesOfTaskAndMethod() {
    TaskQuery ofTheName = TaskQuery.all().name("Keyed.limited");
    List<TaskId> before = supervisor().tasks(ofTheName).stream().map(TaskInfo::id).toList();
    CountDownLatch started = new CountDownLatch(1);
    Throwable thrown =
        assertThrows(
            NullPointerException.class, () -> bean(Keyed.class).limited(started, null, gate));
    assertMentions(thrown, "Keyed.limited", "key", "limited(");
    assertEquals(before, supervisor().tasks(ofTheName).stream().map(TaskInfo::id).toList());
  }

  @Test
  @Requirement("SUP-10")
  void limitsOfRequests_countByNameOrByKey() throws Exception {
    TaskRequest byName = supervisor().task("limited by name").limit(2);
    TaskRequest byKey = supervisor().task("limited by key").limit(1);
    List<Held> all =
        List.of(
            Held.submit(byName),
            Held.submit(byName),
            Held.submit(byName),
            Held.submit(byKey.key(1)),
            Held.submit(byKey.key(1)),
            Held.submit(byKey.key(2)));
    for (int i : new int[] {0, 1, 3, 5}) {
      all.get(i).running();
    }
    assertEquals(TaskStatus.QUEUED, all.get(2).task().status());
    assertEquals(TaskStatus.QUEUED, all.get(4).task().status());
    assertEquals(4, supervisor().info().slotsInUse(), "who waits for its turn has no slot");
    all.forEach(Held::close);
    for (Held one : all) {
      one.task().join(LONG);
    }
  }

  @Test
  @Requirement("SUP-11")
  void uniqueTask_isGivenForEachCall_untilItHasEnded() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    Keyed bean = bean(Keyed.class);
    Task<String> first = bean.unique(started, gate);
    assertSame(first, bean.unique(started, gate));
    await(started);
    assertSame(first, bean.unique(started, gate));
    assertEquals(3, first.info().submissions());
    gate.countDown();
    first.join(LONG);
    Task<String> next = bean.unique(started, gate);
    assertNotSame(first, next);
    next.join(LONG);
    assertEquals(1, next.info().submissions());
  }

  @Test
  @Requirement("SUP-11")
  void uniqueTasksOfAKey_areToldApartByIt() throws Exception {
    Keyed bean = bean(Keyed.class);
    Task<String> one = bean.uniqueByKey(1, gate);
    Task<String> two = bean.uniqueByKey(2, gate);
    assertNotSame(one, two);
    assertSame(one, bean.uniqueByKey(1, gate));
    gate.countDown();
    assertEquals("number 1", one.join(LONG));
    assertEquals("number 2", two.join(LONG));
  }

  @Test
  @Requirement("SUP-11")
  void uniqueRequest_givesTheOneThatIsThere() throws Exception {
    TaskRequest request = supervisor().task("unique request").key("a").unique();
    Held held = Held.submit(request);
    assertSame(held.task(), request.submit(() -> "another body"));
    held.close();
    assertEquals("let go", held.task().join(LONG));
  }
}
