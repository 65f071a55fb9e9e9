package dev.errand.runtime.core;

import dev.errand.spi.TaskSettings;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLI_Result;

/** SUP-11: a unique task is submitted twice again while the first one ends. */
@JCStressTest
@Outcome(id = "first, first, 0", expect = Expect.ACCEPTABLE, desc = "Both came before its end.")
@Outcome(id = "first, next, 1", expect = Expect.ACCEPTABLE, desc = "One before, one after.")
@Outcome(id = "next, first, 1", expect = Expect.ACCEPTABLE, desc = "One before, one after.")
@Outcome(id = "next, next, 1", expect = Expect.ACCEPTABLE, desc = "Both after: one new task.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Two are live at once, or a slot leaks.")
@State
public class UniqueAtTheEnd {
  private static final TaskSettings UNIQUE = TaskSettings.named("unique").unique(true);

  private final Stressed stressed = new Stressed(4);
  private final CompletableFuture<String> body = new CompletableFuture<>();
  private final CompletableFuture<String> pending = new CompletableFuture<>();
  private final SupervisedTask<String> first = stressed.submit(UNIQUE, body);

  private String which(SupervisedTask<String> got) {
    return got == first ? "first" : "next";
  }

  @Actor
  public void end() {
    boolean unused = body.complete("done");
  }

  @Actor
  public void submit(LLI_Result result) {
    result.r1 = which(stressed.submit(UNIQUE, pending));
  }

  @Actor
  public void submitToo(LLI_Result result) {
    result.r2 = which(stressed.submit(UNIQUE, pending));
  }

  @Arbiter
  public void look(LLI_Result result) {
    result.r3 = stressed.slotsInUse();
  }
}
