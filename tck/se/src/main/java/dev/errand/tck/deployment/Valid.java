package dev.errand.tck.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.Task;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What looks like misuse, and is none. Source: DEP-1, RUN-5. */
public final class Valid {
  /** The beans. */
  public static final List<Class<?>> BEANS =
      List.of(
          ClassLevel.class,
          Below.class,
          Generic.class,
          Executors.class,
          Chooses.class,
          Announcer.class);

  private static final Duration LONG = Duration.ofSeconds(20);

  private Valid() {}

  /**
   * Uses them all.
   *
   * @param beans the container
   */
  public static void check(Instance<Object> beans) throws Exception {
    ClassLevel classLevel = beans.select(ClassLevel.class).get();
    assertEquals("helped begun", classLevel.task().join(LONG));
    CompletableFuture<Thread> observedOn = new CompletableFuture<>();
    beans.select(Announcer.class).get().announce(new Happened(observedOn));
    assertNotSame(Thread.currentThread(), observedOn.get(LONG.toSeconds(), TimeUnit.SECONDS));
    Above below = beans.select(Below.class).get();
    assertEquals("plain", below.overridden());
    assertEquals("inherited", below.inherited().join(LONG));
    assertEquals("bridged", beans.select(Generic.class).get().call().join(LONG));
    Chooses chooses = beans.select(Chooses.class).get();
    assertEquals("named", chooses.named().join(LONG));
    assertEquals("identified", chooses.identified().join(LONG));
    assertEquals("identified", chooses.configured().join(LONG));
  }

  /** What configuration has to say. */
  public static final Map<String, String> CONFIGURATION =
      Map.of(Chooses.class.getName() + "/configured/Background/executor", "identified");

  /** An event. */
  public record Happened(CompletableFuture<Thread> observedOn) {}

  public static class Announcer {
    @Inject Event<Happened> event;

    void announce(Happened what) {
      event.fire(what);
    }
  }

  @Background
  public static class ClassLevel {
    private String begun = "not yet";

    @PostConstruct
    void begin() {
      begun = "begun";
    }

    @Inject
    Object initialise(Executors executors) {
      return executors;
    }

    @PreDestroy
    void end() {
      begun = "ended";
    }

    void on(@Observes Happened event) {
      event.observedOn().complete(Thread.currentThread());
    }

    public Task<String> task() {
      return Task.of(helper() + " " + common(() -> begun));
    }

    private String helper() {
      return "helped";
    }

    private static String common(Supplier<String> text) {
      return text.get();
    }
  }

  public abstract static class Above {
    @Background
    protected abstract String laterWithout();

    @Background
    public String overridden() {
      return "in the background, wrongly";
    }

    @Background(name = "inherited")
    public Task<String> inherited() {
      return Task.of(laterWithout());
    }
  }

  public static class Below extends Above {
    @Override
    protected String laterWithout() {
      return "inherited";
    }

    @Override
    public String overridden() {
      return "plain";
    }
  }

  /** Its method has a bridge, which returns an object. */
  public static class Generic implements Callable<Object> {
    @Override
    @Background
    public Task<String> call() {
      return Task.of("bridged");
    }
  }

  public static class Executors {
    @Produces
    @Named("named")
    Executor named() {
      return runningAs("named");
    }

    @Produces
    @Identifier("identified")
    Executor identified() {
      return runningAs("identified");
    }

    private static Executor runningAs(String name) {
      return work -> new Thread(work, name).start();
    }
  }

  public static class Chooses {
    @Background(executor = "named")
    @CapturedOutput
    public Task<String> named() {
      return Task.of(Thread.currentThread().getName());
    }

    @Background(executor = "identified")
    public Task<String> identified() {
      return Task.of(Thread.currentThread().getName());
    }

    @Background
    public Task<String> configured() {
      return Task.of(Thread.currentThread().getName());
    }
  }
}
