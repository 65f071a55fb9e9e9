package dev.errand.tck.servers.guide.named;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.Task;
import jakarta.enterprise.context.ApplicationScoped;

// guide: the bean
@ApplicationScoped
public class Reports {
  @Background // on the default executor
  @CapturedOutput
  public Task<String> monthly(String month) {
    System.out.println("adding up " + month + " on " + Thread.currentThread().getName());
    return Task.of(month + " is done");
  }

  @Background(executor = "reports") // on one of its own
  @CapturedOutput
  public Task<String> yearly(String year) {
    System.out.println("adding up " + year + " on " + Thread.currentThread().getName());
    return Task.of(year + " is done");
  }

  @Background
  public void lost() {
    throw new IllegalStateException("nobody waits for this report");
  }
}
// end
