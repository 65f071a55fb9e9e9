package dev.errand.guide;

import dev.errand.Background;
import dev.errand.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.Retry;

// guide: what is tested
@ApplicationScoped
public class Invoices {
  @Inject MailServer mail;
  @Inject Invoices self;

  @Background
  public void close(List<String> customers) {
    for (String customer : customers) {
      self.send(customer);
      self.remind(customer);
    }
  }

  @Background
  @Retry(maxRetries = 2, delay = 10)
  public Task<String> send(String customer) {
    return Task.of(mail.send(customer, "invoice"));
  }

  @Background(delay = 14, delayUnit = ChronoUnit.DAYS)
  public Task<String> remind(String customer) {
    return Task.of(mail.send(customer, "reminder"));
  }
}
// end
