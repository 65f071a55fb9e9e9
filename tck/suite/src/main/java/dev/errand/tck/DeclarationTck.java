package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.errand.Task;
import dev.errand.TaskId;
import dev.errand.TaskInfo;
import dev.errand.TaskPriority;
import dev.errand.TaskQuery;
import dev.errand.tck.app.ClassLevel;
import dev.errand.tck.app.Handler;
import dev.errand.tck.app.NumberHandler;
import dev.errand.tck.app.Service;
import dev.errand.tck.app.Stereotyped;
import dev.errand.tck.app.TextHandler;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.reflect.Type;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RUN-5: where the annotation may stand. */
public class DeclarationTck extends TckTest {
  @Test
  @Requirement("RUN-5")
  void annotationOnTheClass_countsForItsMethods() throws Exception {
    Task<String> task = bean(ClassLevel.class).byClass();
    assertNotEquals(Thread.currentThread().getName(), task.join(LONG));
    assertEquals("by class", task.info().name());
    assertEquals(TaskPriority.HIGH, task.info().priority());
  }

  @Test
  @Requirement("RUN-5")
  void annotationOnTheMethod_replacesThatOfTheClassWholly() throws Exception {
    Task<String> task = bean(ClassLevel.class).byMethod();
    assertNotEquals(Thread.currentThread().getName(), task.join(LONG));
    assertEquals("by method", task.info().name());
    assertEquals(TaskPriority.NORMAL, task.info().priority());
  }

  @Test
  @Requirement("RUN-5")
  void stereotype_bringsTheAnnotationWithItsMembers() throws Exception {
    Task<String> task = bean(Stereotyped.class).run();
    assertNotEquals(Thread.currentThread().getName(), task.join(LONG));
    assertEquals("by stereotype", task.info().name());
    assertEquals(TaskPriority.LOW, task.info().priority());
  }

  @Test
  @Requirement("RUN-5")
  void methodOfAGenericSuperclass_isInherited() throws Exception {
    Task<String> task = bean(TextHandler.class).handle("text");
    assertEquals("handled text", task.join(LONG));
    assertEquals(List.of(task.id()), ids("inherited", task));
  }

  @Test
  @Requirement("RUN-5")
  void callThroughABridge_isOneTask() throws Exception {
    Handler<Integer> erased = bean(NumberHandler.class);
    Task<String> task = erased.handle(21);
    assertEquals("doubled 42", task.join(LONG));
    assertEquals("overridden", task.name());
    assertNotEquals(Thread.currentThread().getName(), task.info().thread().orElseThrow());
    assertEquals(List.of(task.id()), ids("overridden", task));
  }

  @Test
  @Requirement({"RUN-5", "RUN-2"})
  void callThroughAnInterface_isOneTask() throws Exception {
    Service<String> service = serviceOfText();
    Task<?> task = assertInstanceOf(Task.class, service.serve("tea"));
    assertEquals("served tea", task.join(LONG));
    assertNotEquals(Thread.currentThread().getName(), task.info().thread().orElseThrow());
    assertEquals(List.of(task.id()), ids("by interface", task));
  }

  /** Instance.select would do, if OpenWebBeans 2 took the type whole there. */
  @SuppressWarnings("unchecked") // it is what was asked for
  private static Service<String> serviceOfText() {
    Type type = new TypeLiteral<Service<String>>() {}.getType();
    BeanManager container = CDI.current().getBeanManager();
    Bean<?> bean = container.resolve(container.getBeans(type));
    return (Service<String>)
        container.getReference(bean, type, container.createCreationalContext(bean));
  }

  /** The tasks of a name since a task was submitted: that one alone, or a call was two tasks. */
  private static List<TaskId> ids(String name, Task<?> since) {
    return supervisor().tasks(TaskQuery.all().name(name).since(since.info().queuedAt())).stream()
        .map(TaskInfo::id)
        .toList();
  }
}
