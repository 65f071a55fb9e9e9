package dev.errand.runtime.core;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Field;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OwnExecutorTest {
  @Test
  void classLoaderOfWhoSubmits_isNotThatOfTheTask() throws Exception {
    Thread here = Thread.currentThread();
    ClassLoader ofTheApplication = here.getContextClassLoader();
    try (OwnExecutor executor = new OwnExecutor("errand-")) {
      here.setContextClassLoader(new ClassLoader(ofTheApplication) {});
      CompletableFuture<ClassLoader> seen = new CompletableFuture<>();
      executor.execute(() -> seen.complete(Thread.currentThread().getContextClassLoader()));
      assertSame(ofTheApplication, seen.get(20, TimeUnit.SECONDS));
    } finally {
      here.setContextClassLoader(ofTheApplication);
    }
  }

  @Test
  void whatThreadsInheritFromWhoMakesThem_isNotThatOfTheTask() throws Exception {
    InheritableThreadLocal<String> caller = new InheritableThreadLocal<>();
    try (OwnExecutor executor = new OwnExecutor("errand-")) {
      caller.set("ada");
      CompletableFuture<String> seen = new CompletableFuture<>();
      executor.execute(() -> seen.complete(caller.get()));
      assertNull(seen.get(20, TimeUnit.SECONDS));
    } finally {
      caller.remove();
    }
  }

  @Test
  void withoutWork_nothingIsMade() throws Exception {
    OwnExecutor executor = new OwnExecutor("unused-");
    assertNull(threads(executor));
    executor.close();
    assertNull(threads(executor));
  }

  private static Object threads(OwnExecutor executor) throws ReflectiveOperationException {
    Field threads = OwnExecutor.class.getDeclaredField("threads");
    threads.setAccessible(true);
    return threads.get(executor);
  }

  @Test
  void afterTheEnd_workIsRefused_whetherOrNotThereWasSome() {
    OwnExecutor unused = new OwnExecutor("unused-");
    unused.shutdown();
    assertThrows(RejectedExecutionException.class, () -> unused.execute(() -> {}));
    OwnExecutor used = new OwnExecutor("used-");
    used.execute(() -> {});
    used.close();
    assertThrows(RejectedExecutionException.class, () -> used.execute(() -> {}));
  }
}
