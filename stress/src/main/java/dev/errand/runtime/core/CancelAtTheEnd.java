package dev.errand.runtime.core;

import dev.errand.CancelOutcome;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLI_Result;

/** SUP-3, CAN-2: a body ends while its task is cancelled. One of them wins, and both know which. */
@JCStressTest
@Outcome(id = "ALREADY_ENDED, COMPLETED, 0", expect = Expect.ACCEPTABLE, desc = "It ended first.")
@Outcome(id = "TOLD_TO_STOP, CANCELLED, 0", expect = Expect.ACCEPTABLE, desc = "It was told first.")
@Outcome(
    expect = Expect.FORBIDDEN,
    desc = "The canceller was told what is not so, or a slot leaks.")
@State
public class CancelAtTheEnd {
  private final Stressed stressed = new Stressed(1);
  private final CompletableFuture<String> body = new CompletableFuture<>();
  private final SupervisedTask<String> task = stressed.submit(body);

  @Actor
  public void end() {
    boolean unused = body.complete("done");
  }

  @Actor
  public void cancel(LLI_Result result) {
    CancelOutcome told = task.cancel("stress");
    result.r1 = told;
  }

  @Arbiter
  public void look(LLI_Result result) {
    result.r2 = task.status();
    result.r3 = stressed.slotsInUse();
  }
}
