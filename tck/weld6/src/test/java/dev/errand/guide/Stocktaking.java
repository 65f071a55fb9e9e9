package dev.errand.guide;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.Keep;
import dev.errand.StreamKind;
import dev.errand.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.logging.Logger;

// guide: captured methods
@ApplicationScoped
public class Stocktaking {
  private static final Logger LOG = Logger.getLogger("com.acme.stock");

  @Background
  @CapturedOutput // out, err and log, on the console too
  public Task<Integer> count(String shelf) {
    System.out.println("counting " + shelf);
    LOG.warning(shelf + " is dusty");
    System.err.println("a jar fell");
    return Task.of(7);
  }

  @Background
  @CapturedOutput(
      streams = {StreamKind.OUT, StreamKind.LOG},
      echo = false, // not on the console
      level = "WARNING",
      loggers = "com.acme",
      limit = 1_000, // bytes of each stream …
      keep = Keep.TAIL) // … the last ones
  public Task<Integer> countAll() {
    for (int shelf = 1; shelf <= 1_000; shelf++) {
      System.out.println("counting shelf " + shelf);
    }
    LOG.info("not kept: too low");
    LOG.warning("the last shelf is empty");
    return Task.of(1_000);
  }

  @CapturedOutput // without @Background: a task in the caller's thread
  public int recount(String shelf) {
    System.out.println("recounting " + shelf);
    return 7;
  }
}
// end
