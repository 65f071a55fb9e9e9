package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.errand.Task;
import dev.errand.TaskContext;
import dev.errand.tck.app.Notebook;
import dev.errand.tck.app.Writer;
import dev.errand.tck.app.Writer.Seen;
import jakarta.enterprise.context.ContextNotActiveException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** RUN-10: beans in the scope of a task. */
public class ScopeTck extends TckTest {
  private static int destroyed(int notebook) {
    return Notebook.DESTROYED.getOrDefault(notebook, new AtomicInteger()).get();
  }

  @Test
  @Requirement("RUN-10")
  void allAttempts_haveOneInstance_destroyedAtTheEndOfTheTask() throws Exception {
    Seen first = bean(Writer.class).persistent().join(LONG);
    assertEquals(3, first.lines());
    assertEquals(1, destroyed(first.notebook()));
    Seen second = bean(Writer.class).persistent().join(LONG);
    assertNotEquals(first.notebook(), second.notebook());
  }

  @Test
  @Requirement("RUN-10")
  void inlineTask_hasAnInstanceOfItsOwn_alsoInsideAnotherTask() throws Exception {
    Writer writer = bean(Writer.class);
    Seen alone = writer.here();
    assertEquals(1, destroyed(alone.notebook()));
    List<Seen> seen =
        supervisor()
            .task("outer")
            .submit(() -> List.of(writer.write(), writer.here(), writer.write()))
            .join(LONG);
    assertEquals(seen.get(0).notebook(), seen.get(2).notebook());
    assertEquals(2, seen.get(2).lines());
    assertNotEquals(seen.get(0).notebook(), seen.get(1).notebook());
    for (Seen each : seen) {
      assertEquals(1, destroyed(each.notebook()));
    }
  }

  @Test
  @Requirement("RUN-10")
  void instanceOfAFailedTask_isDestroyedToo() {
    AtomicInteger notebook = new AtomicInteger();
    Task<?> task =
        supervisor()
            .task("failing")
            .submit(
                () -> {
                  notebook.set(bean(Writer.class).write().notebook());
                  throw new IllegalStateException("on purpose");
                });
    assertEquals("on purpose", failure(task).getMessage());
    assertEquals(1, destroyed(notebook.get()));
  }

  @Test
  @Requirement("RUN-10")
  void wrappedWork_isInTheScope_untilTheTaskHasEnded() throws Exception {
    Writer writer = bean(Writer.class);
    CompletableFuture<Callable<Seen>> wrapped = new CompletableFuture<>();
    Seen inside =
        supervisor()
            .task("wrapping")
            .submit(
                () -> {
                  Seen own = writer.write();
                  Callable<Seen> work = TaskContext.current().wrap(writer::write);
                  wrapped.complete(work);
                  Seen elsewhere =
                      CompletableFuture.supplyAsync(
                              () -> {
                                try {
                                  return work.call();
                                } catch (Exception e) {
                                  throw new CompletionException(e);
                                }
                              })
                          .join();
                  assertEquals(own.notebook(), elsewhere.notebook());
                  return elsewhere;
                })
            .join(LONG);
    assertEquals(2, inside.lines());
    assertThrows(ContextNotActiveException.class, wrapped.join()::call);
  }

  @Test
  @Requirement("RUN-10")
  void outsideOfATask_theScopeIsNotActive() {
    assertThrows(ContextNotActiveException.class, bean(Writer.class)::write);
  }
}
