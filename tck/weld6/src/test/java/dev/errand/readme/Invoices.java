package dev.errand.readme;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.Task;
import dev.errand.TaskContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.Retry;

// tour: a bean
@ApplicationScoped
public class Invoices {
  @Inject MailServer mail; // slow, and fails now and then
  @Inject TaskContext context;

  @Background
  @CapturedOutput
  @Retry(maxRetries = 4, delay = 20, retryOn = MailBusyException.class)
  public Task<Integer> send(List<String> customers) {
    for (int i = 0; i < customers.size(); i++) {
      context.checkCancelled();
      System.out.println("sending to " + customers.get(i));
      mail.send(customers.get(i));
      context.progress((i + 1.0) / customers.size(), customers.get(i));
    }
    return Task.of(customers.size());
  }
}
// end
