package dev.errand.tck.app;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.Task;
import dev.errand.TaskContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.faulttolerance.ExecutionContext;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.FallbackHandler;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Background methods with something to fall back on. They do what they are given. */
public final class Fallbacks {
  /** The bodies that were fallen back from. */
  public static final List<Object> BODIES = new CopyOnWriteArrayList<>();

  private Fallbacks() {}

  private static String instead(Object body) {
    BODIES.add(body);
    return "instead";
  }

  private static CompletionStage<String> insteadLater(Object body) {
    String instead = instead(body);
    return CompletableFuture.supplyAsync(() -> instead);
  }

  /** Falls back on a method, at once. */
  @ApplicationScoped
  public static class OnMethod implements Ways {
    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Fallback(fallbackMethod = "insteadOfNothing")
    public void nothing(Callable<String> body) throws Exception {
      body.call();
    }

    /** What is fallen back on. */
    public void insteadOfNothing(Callable<String> body) {
      instead(body);
    }

    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Fallback(fallbackMethod = "insteadOfTask")
    public Task<String> task(Callable<String> body) throws Exception {
      return Task.of(body.call());
    }

    /** What is fallen back on. */
    public Task<String> insteadOfTask(Callable<String> body) {
      return Task.of(instead(body));
    }

    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Fallback(fallbackMethod = "insteadOfStage")
    public CompletionStage<String> stage(Callable<CompletionStage<String>> body) throws Exception {
      return body.call();
    }

    /** What is fallen back on. */
    public CompletionStage<String> insteadOfStage(Callable<CompletionStage<String>> body) {
      return insteadLater(body);
    }
  }

  /**
   * Falls back on a method, after three attempts. The methods bear the annotations of ours: a class
   * that did would make tasks of calls of its fallbacks, too.
   */
  @ApplicationScoped
  @Retry(maxRetries = 2, delay = 0, jitter = 0)
  public static class RetriedOnMethod implements Ways {
    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Fallback(fallbackMethod = "insteadOfNothing")
    public void nothing(Callable<String> body) throws Exception {
      body.call();
    }

    /** What is fallen back on. */
    public void insteadOfNothing(Callable<String> body) {
      instead(body);
    }

    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Fallback(fallbackMethod = "insteadOfTask")
    public Task<String> task(Callable<String> body) throws Exception {
      return Task.of(body.call());
    }

    /** What is fallen back on. */
    public Task<String> insteadOfTask(Callable<String> body) {
      return Task.of(instead(body));
    }

    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Fallback(fallbackMethod = "insteadOfStage")
    public CompletionStage<String> stage(Callable<CompletionStage<String>> body) throws Exception {
      return body.call();
    }

    /** What is fallen back on. */
    public CompletionStage<String> insteadOfStage(Callable<CompletionStage<String>> body) {
      return insteadLater(body);
    }
  }

  /** Falls back on a private method, after three attempts. By its class but for the fallback. */
  @ApplicationScoped
  @Background(name = Ways.NAME)
  @Retry(maxRetries = 2, delay = 0, jitter = 0)
  public static class Hidden {
    @Fallback(fallbackMethod = "hide")
    public Task<String> behind(Callable<String> body) throws Exception {
      return Task.of(body.call());
    }

    @SuppressWarnings("unused") // named above
    private Task<String> hide(Callable<String> body) {
      return Task.of(instead(body));
    }
  }

  /** Falls back on a handler, at once. */
  @ApplicationScoped
  public static class OnHandler implements Ways {
    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Fallback(fallbackMethod = "insteadOfNothing")
    public void nothing(Callable<String> body) throws Exception {
      body.call();
    }

    /** Payara refuses every handler of a method that returns nothing. */
    public void insteadOfNothing(Callable<String> body) {
      instead(body);
    }

    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Fallback(InsteadOfTask.class)
    public Task<String> task(Callable<String> body) throws Exception {
      return Task.of(body.call());
    }

    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Fallback(InsteadOfStage.class)
    public CompletionStage<String> stage(Callable<CompletionStage<String>> body) throws Exception {
      return body.call();
    }
  }

  /** Falls back on a handler, after three attempts. */
  @ApplicationScoped
  public static class RetriedOnHandler implements Ways {
    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Fallback(fallbackMethod = "insteadOfNothing")
    public void nothing(Callable<String> body) throws Exception {
      body.call();
    }

    /** Payara refuses every handler of a method that returns nothing. */
    public void insteadOfNothing(Callable<String> body) {
      instead(body);
    }

    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Fallback(InsteadOfTask.class)
    public Task<String> task(Callable<String> body) throws Exception {
      return Task.of(body.call());
    }

    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Fallback(InsteadOfStage.class)
    public CompletionStage<String> stage(Callable<CompletionStage<String>> body) throws Exception {
      return body.call();
    }
  }

  /** What is fallen back on. */
  @Dependent
  public static class InsteadOfTask implements FallbackHandler<Task<String>> {
    @Override
    public Task<String> handle(ExecutionContext context) {
      return Task.of(instead(context.getParameters()[0]));
    }
  }

  /** What is fallen back on. */
  @Dependent
  public static class InsteadOfStage implements FallbackHandler<CompletionStage<String>> {
    @Override
    public CompletionStage<String> handle(ExecutionContext context) {
      return insteadLater(context.getParameters()[0]);
    }
  }

  /** Its fallbacks tell what they know, or fail. */
  @ApplicationScoped
  public static class Telling {
    @Background(name = Ways.NAME)
    @CapturedOutput
    @Retry(maxRetries = 1, delay = 0, jitter = 0)
    @Fallback(fallbackMethod = "tell")
    public Task<String> told() {
      System.out.println("told in attempt " + TaskContext.current().attempt());
      throw new IllegalStateException("attempt " + TaskContext.current().attempt());
    }

    /** Says so in the output of its task. */
    public Task<String> tell() {
      System.out.println("told after all");
      TaskContext context = TaskContext.current();
      return Task.of(context.id() + " after " + context.attempt());
    }

    @Background(name = Ways.NAME)
    @Fallback(fallbackMethod = "failToo")
    public Task<String> failed() {
      throw new IllegalStateException("the body");
    }

    /** Fails too. */
    public Task<String> failToo() {
      throw new IllegalArgumentException("the fallback");
    }
  }
}
