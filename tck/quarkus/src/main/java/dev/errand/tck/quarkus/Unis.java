package dev.errand.tck.quarkus;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.jboss.logging.Logger;

/** What only Quarkus has: background methods that return a Uni, and the JBoss logger. */
@ApplicationScoped
public class Unis {
  private static final Logger LOG = Logger.getLogger("dev.errand.tck.jboss");

  @Background(name = "uni")
  public <V> Uni<V> uni(Callable<Uni<V>> body) throws Exception {
    return body.call();
  }

  @Background(name = "retried uni")
  @Retry(maxRetries = 3, delay = 0, jitter = 0)
  public <V> Uni<V> retried(Callable<Uni<V>> body) throws Exception {
    return body.call();
  }

  @Background(name = "jboss log")
  @CapturedOutput(level = "INFO")
  public Uni<String> logs() {
    LOG.debugf("%s is too low", "this");
    LOG.infof("sold %s for %d", "tea", 2);
    LOG.error("a failure", new IllegalStateException("on purpose"));
    return Uni.createFrom().item("done");
  }
}
