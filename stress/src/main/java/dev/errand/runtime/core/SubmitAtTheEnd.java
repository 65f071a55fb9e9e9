package dev.errand.runtime.core;

import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLI_Result;

/** PRI-2: two tasks come while the only slot becomes free. Both run, and nobody is forgotten. */
@JCStressTest
@Outcome(id = "COMPLETED, COMPLETED, 0", expect = Expect.ACCEPTABLE, desc = "Both have run.")
@Outcome(expect = Expect.FORBIDDEN, desc = "One waits for a slot that is free, or a slot leaks.")
@State
public class SubmitAtTheEnd {
  private final Stressed stressed = new Stressed(1);
  private final CompletableFuture<String> holder = new CompletableFuture<>();
  private final CompletableFuture<String> done = CompletableFuture.completedFuture("done");
  private final SupervisedTask<String> held = stressed.submit(holder);
  private volatile SupervisedTask<String> one;
  private volatile SupervisedTask<String> other;

  @Actor
  public void end() {
    boolean unused = holder.complete("done");
  }

  @Actor
  public void submitOne() {
    one = stressed.submit(done);
  }

  @Actor
  public void submitOther() {
    other = stressed.submit(done);
  }

  @Arbiter
  public void look(LLI_Result result) {
    result.r1 = one.status();
    result.r2 = other.status();
    result.r3 = stressed.slotsInUse() + (held.status().isEnded() ? 0 : 1);
  }
}
