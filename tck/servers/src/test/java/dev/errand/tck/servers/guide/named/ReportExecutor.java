package dev.errand.tck.servers.guide.named;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

// guide: the executor
@ApplicationScoped
public class ReportExecutor {
  @Produces
  @Named("reports")
  @ApplicationScoped
  ExecutorService start() {
    return Executors.newFixedThreadPool(2, work -> new Thread(work, "reports"));
  }

  void stop(@Disposes @Named("reports") ExecutorService executor) {
    executor.shutdown();
  }
}
// end
