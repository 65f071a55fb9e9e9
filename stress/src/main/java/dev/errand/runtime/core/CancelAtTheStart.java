package dev.errand.runtime.core;

import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLI_Result;

/** CAN-1, CAN-2: a waiting task gets its slot while it is cancelled. Either way it is cancelled. */
@JCStressTest
@Outcome(id = "WILL_NOT_RUN, CANCELLED, 0", expect = Expect.ACCEPTABLE, desc = "It waited still.")
@Outcome(id = "TOLD_TO_STOP, CANCELLED, 0", expect = Expect.ACCEPTABLE, desc = "It ran already.")
@Outcome(expect = Expect.FORBIDDEN, desc = "It is not cancelled, or a slot leaks.")
@State
public class CancelAtTheStart {
  private final Stressed stressed = new Stressed(1);
  private final CompletableFuture<String> holder = new CompletableFuture<>();
  private final SupervisedTask<String> held = stressed.submit(holder);
  private final SupervisedTask<String> task = stressed.submit(new CompletableFuture<>());

  @Actor
  public void giveSlot() {
    boolean unused = holder.complete("done");
  }

  @Actor
  public void cancel(LLI_Result result) {
    result.r1 = task.cancel("stress");
  }

  @Arbiter
  public void look(LLI_Result result) {
    result.r2 = task.status();
    result.r3 = stressed.slotsInUse() + (held.status().isEnded() ? 0 : 1);
  }
}
