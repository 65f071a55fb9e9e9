package dev.errand.runtime.output;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where the outputs of one container go when they outgrow the memory. A disk that takes nothing is
 * told of once, until it takes something again. Any thread.
 */
class Overflow {
  private static final System.Logger LOG = System.getLogger("dev.errand");

  private final OutputSettings settings;

  // What is to be told: set under the lock of an output, taken by the next writer that is outside.
  private final AtomicReference<@Nullable Exception> untold = new AtomicReference<>();

  private volatile boolean failing; // written by writers of any output

  Overflow(OutputSettings settings) {
    this.settings = settings;
  }

  long memory() {
    return settings.memory();
  }

  SpillFile open(int slot, Readers readers) throws IOException {
    return SpillFile.create(settings.directory(), slot, readers);
  }

  void worked() {
    failing = false;
  }

  void failed(Exception why) {
    if (!failing) {
      failing = true;
      untold.set(why);
    }
  }

  /** Says what has failed. Not under a lock: a log handler may be the application's. */
  void tell() {
    if (untold.getPlain() == null) {
      return; // seen at the latest by the writer that has failed
    }
    Exception why = untold.getAndSet(null);
    if (why != null) {
      Binding.uncaptured(() -> LOG.log(Level.ERROR, message(), why));
    }
  }

  private String message() {
    return "ERRAND-0020: Captured output could not be written to a temporary file in '"
        + settings.directory()
        + "' (errand.output.directory). Such tasks go on; of each of their streams "
        + memory()
        + " bytes (errand.output.memory) are kept, and the rest is counted as dropped.";
  }
}
