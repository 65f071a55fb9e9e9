package dev.errand.tck.servers.office;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Works in the background by the means of MicroProfile alone. */
@ApplicationScoped
public class Stranger {
  @Inject private Desk desk;

  /** Always fails. */
  @Asynchronous
  @Retry(maxRetries = 4, delay = 0, jitter = 0)
  public CompletionStage<Void> stumble() {
    throw new IllegalStateException("paper " + desk.put());
  }
}
