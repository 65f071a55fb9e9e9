package dev.errand.benchmarks.subject;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;

/** Spring's {@code @Async}. */
final class SpringAsync implements Caller {
  private final AnnotationConfigApplicationContext context;
  private final Beans beans;

  SpringAsync(ExecutorService pool) {
    context = new AnnotationConfigApplicationContext();
    context.registerBean(
        "taskExecutor", AsyncTaskExecutor.class, () -> new TaskExecutorAdapter(pool));
    context.register(Enabled.class, Beans.class);
    context.refresh();
    beans = context.getBean(Beans.class);
  }

  @Override
  public Future<?> call() {
    return beans.call();
  }

  @Override
  public void close() {
    context.close();
  }

  /** As Spring Boot has it: the class itself is proxied. */
  @EnableAsync(proxyTargetClass = true)
  static class Enabled {}

  static class Beans {
    @Async
    public CompletableFuture<String> call() {
      return CompletableFuture.completedFuture("");
    }
  }
}
