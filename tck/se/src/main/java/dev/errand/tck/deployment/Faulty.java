package dev.errand.tck.deployment;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.Task;
import dev.errand.TaskKey;
import jakarta.ejb.Stateless;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.faulttolerance.Asynchronous;

/** Misuse of every kind, each with what the message has to say of it. Source: DEP-1. */
public final class Faulty {
  /** The beans. */
  public static final List<Class<?>> BEANS =
      List.of(
          Returns.class,
          Declares.class,
          Final.class,
          Inherits.class,
          ClassLevel.class,
          Twice.class,
          TwiceByClass.class,
          NoExecutor.class,
          Session.class,
          Numbers.class,
          Keys.class);

  /** What stands in the one message: a line of it begins so. */
  public static final List<String> FRAGMENTS =
      List.of(
          of(Returns.class, "text() is @Background and returns java.lang.String. Allowed are void"),
          of(Returns.class, "number() is @Background and returns int."),
          of(Declares.class, "hidden() is private:"),
          of(Declares.class, "common() is static:"),
          of(Declares.class, "fixed() is final:"),
          of(Declares.class, "lost() is private and static and final:"),
          of(Declares.class, "captured() is private:"),
          of(Final.class, " is a final class: the container cannot intercept its methods"),
          of(Inherits.class, "inherited() is @Background and returns java.lang.String."),
          of(ClassLevel.class, "fixed() is final:"),
          of(ClassLevel.class, "text() is @Background and returns java.lang.String."),
          of(
              Twice.class,
              "microProfile() is both @Background and @" + Asynchronous.class.getName()),
          of(
              Twice.class,
              "concurrency() is both @Background and @jakarta.enterprise.concurrent.Asynchronous"),
          of(TwiceByClass.class, "task() is both @Background and @"),
          "@Background(executor) of "
              + of(NoExecutor.class, "task() is 'nobody', and there is no such executor."),
          of(Session.class, "task() is @Background on a session bean"),
          of(Keys.class, "both() has more than one @TaskKey parameter. Allowed is one"),
          "@Background(delay) of " + of(Numbers.class, "early() is '-1'; allowed is "),
          "@Background(limit) of " + of(Numbers.class, "fewer() is '-2'; allowed is "),
          "@Background(delayUnit) of "
              + of(Numbers.class, "months() is 'MONTHS'; allowed is one of NANOS, MICROS"),
          "@CapturedOutput(limit) of " + of(Numbers.class, "nothing() is '0'; allowed is "),
          "@CapturedOutput(level) of " + of(Numbers.class, "loud() is 'LOUD'; allowed is "));

  private Faulty() {}

  /**
   * Looks into the one message.
   *
   * @param thrown what the deployment failed with
   */
  public static void check(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage());
    assertAll(
        message,
        FRAGMENTS.stream()
            .map(expected -> () -> assertTrue(message.contains("\n  - " + expected), expected)));
    assertEquals(
        FRAGMENTS.size(), message.lines().filter(line -> line.startsWith("  - ")).count(), message);
  }

  private static String of(Class<?> bean, String rest) {
    return bean.getName() + (rest.startsWith(" ") ? "" : ".") + rest;
  }

  public static class Returns {
    @Background
    public String text() {
      return "";
    }

    @Background
    int number() {
      return 0;
    }
  }

  public static class Declares {
    @Background
    private void hidden() {}

    @Background
    public static void common() {}

    @Background
    public final void fixed() {}

    @Background
    private static final void lost() {}

    @CapturedOutput
    private void captured() {}

    void useThem() {
      hidden();
      lost();
      captured();
    }
  }

  public static final class Final {
    @Background
    public void one() {}

    @Background
    public void two() {}
  }

  public abstract static class Above {
    @Background
    public String inherited() {
      return "";
    }
  }

  public static class Inherits extends Above {}

  @Background
  public static class ClassLevel {
    public final void fixed() {}

    public String text() {
      return "";
    }

    public void fine() {}
  }

  public static class Keys {
    @Background
    public void both(@TaskKey String one, @TaskKey String other) {}
  }

  public static class Twice {
    @Background
    @Asynchronous
    public CompletionStage<String> microProfile() {
      return CompletableFuture.completedStage("");
    }

    @Background
    @jakarta.enterprise.concurrent.Asynchronous
    public CompletableFuture<String> concurrency() {
      return CompletableFuture.completedFuture("");
    }
  }

  @jakarta.enterprise.concurrent.Asynchronous
  public static class TwiceByClass {
    @Background
    public Task<String> task() {
      return Task.of("");
    }
  }

  public static class NoExecutor {
    @Background(executor = "nobody")
    public void task() {}
  }

  @Stateless
  public static class Session {
    @Background
    public void task() {}
  }

  public static class Numbers {
    @Background(delay = -1)
    public void early() {}

    @Background(limit = -2)
    public void fewer() {}

    @Background(delay = 1, delayUnit = ChronoUnit.MONTHS)
    public void months() {}

    @Background
    @CapturedOutput(limit = 0)
    public void nothing() {}

    @CapturedOutput(level = "LOUD")
    public void loud() {}
  }
}
