package dev.errand.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.TaskInfo;
import dev.errand.TaskKind;
import dev.errand.TaskPriority;
import dev.errand.TaskQuery;
import dev.errand.TaskStatus;
import dev.errand.runtime.core.Recipe.ResultKind;
import dev.errand.spi.TaskSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is found in a line of deferred tasks, which stay as they are. */
class SearchTest {
  private final Supervisor supervisor =
      Supervisors.at(new TickingTime(), SupervisorSettings.DEFAULT);
  private final TaskSettings settings = TaskSettings.named("a");
  private final Recipe a = recipe(settings);
  private final Recipe b = recipe(settings.name("b").priority(TaskPriority.LOW));
  private final Recipe c = recipe(settings.name("c").kind(TaskKind.SHELL));

  /** Of these recipes, each queued at a time of its own. */
  private final List<SupervisedTask<?>> tasks =
      new ArrayList<>(List.of(made(a), made(b), made(a), made(b), made(c), made(a)));

  private Recipe recipe(TaskSettings of) {
    return supervisor.recipe(of, ResultKind.VALUE);
  }

  private SupervisedTask<?> made(Recipe recipe) {
    return supervisor.defer(recipe, null, task -> "done");
  }

  /** Gives the places of those that were found. */
  private List<Integer> found(TaskQuery query) {
    Search search = new Search(query);
    for (SupervisedTask<?> task : tasks) {
      if (!search.test(task)) {
        break;
      }
    }
    return search.found().stream().map(this::place).toList();
  }

  private int place(TaskInfo info) {
    return tasks.stream().map(SupervisedTask::id).toList().indexOf(info.id());
  }

  @Test
  void whatTasksShare_isLookedAtAnew_whenThatChanges() {
    assertEquals(List.of(0, 1, 2, 3, 4, 5), found(TaskQuery.all()));
    assertEquals(List.of(0, 2, 5), found(TaskQuery.all().name("a")));
    assertEquals(List.of(1, 3), found(TaskQuery.all().priority(TaskPriority.LOW)));
    assertEquals(List.of(4), found(TaskQuery.all().kind(TaskKind.SHELL, TaskKind.INLINE)));
    assertEquals(List.of(), found(TaskQuery.all().name("b").kind(TaskKind.SHELL)));
  }

  @Test
  void status_isAnyOfThoseThatAreAskedFor() {
    tasks.get(1).cancel("not needed");
    tasks.get(4).cancel("not needed");
    TaskStatus cold = tasks.get(0).status();
    assertEquals(List.of(1, 4), found(TaskQuery.all().status(TaskStatus.CANCELLED)));
    assertEquals(List.of(0, 2, 3, 5), found(TaskQuery.all().status(TaskStatus.FAILED, cold)));
    assertEquals(List.of(1), found(TaskQuery.all().status(TaskStatus.CANCELLED).name("b")));
  }

  @Test
  void time_isWithItsBegin_andWithoutItsEnd() {
    TaskQuery from = TaskQuery.all().since(tasks.get(1).info().queuedAt());
    assertEquals(List.of(1, 2, 3, 4, 5), found(from));
    assertEquals(List.of(1, 2), found(from.until(tasks.get(3).info().queuedAt())));
  }

  @Test
  void page_countsWhatIsMeant_andEndsTheSearchWhenItIsFull() {
    TaskQuery ofA = TaskQuery.all().name("a");
    assertEquals(List.of(2, 5), found(ofA.page(1, 5)));
    assertEquals(List.of(), found(ofA.page(3, 5)));
    Search search = new Search(ofA.page(1, 1));
    assertTrue(search.test(tasks.get(0)));
    assertTrue(search.test(tasks.get(1)));
    assertFalse(search.test(tasks.get(2)));
    assertEquals(List.of(2), search.found().stream().map(this::place).toList());
  }
}
