package dev.errand.runtime.core;

import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLI_Result;

/** SUP-6: tasks come, and wait, while their name is resumed. All run. */
@JCStressTest
@Outcome(id = "COMPLETED, COMPLETED, 0", expect = Expect.ACCEPTABLE, desc = "Both have run.")
@Outcome(expect = Expect.FORBIDDEN, desc = "One is still held, or a slot leaks.")
@State
public class ResumeAtSubmission {
  private final Stressed stressed = new Stressed(1);
  private final CompletableFuture<String> done = CompletableFuture.completedFuture("done");
  private final SupervisedTask<String> held;
  private volatile SupervisedTask<String> other;

  public ResumeAtSubmission() {
    stressed.supervisor.pause("stressed");
    held = stressed.submit(done);
  }

  @Actor
  public void resume() {
    stressed.supervisor.resume("stressed");
  }

  @Actor
  public void submit() {
    other = stressed.submit(done);
  }

  @Arbiter
  public void look(LLI_Result result) {
    result.r1 = held.status();
    result.r2 = other.status();
    result.r3 = stressed.slotsInUse();
  }
}
