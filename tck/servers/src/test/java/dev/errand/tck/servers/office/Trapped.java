package dev.errand.tck.servers.office;

import dev.errand.Background;
import dev.errand.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** Tasks on the threads of the server's own pool. */
@ApplicationScoped
public class Trapped {
  @Inject private Desk desk;

  /** Uses the request context, each at the same time on a thread of its own. */
  @Background
  public Task<Integer> file(CyclicBarrier together) throws Exception {
    together.await(20, TimeUnit.SECONDS);
    return Task.of(desk.put());
  }
}
