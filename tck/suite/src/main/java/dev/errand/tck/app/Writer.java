package dev.errand.tck.app;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.Task;
import dev.errand.TaskContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Uses a bean in the scope of its tasks. */
@ApplicationScoped
public class Writer {
  /** What a task has seen: which notebook, and how many lines there were at last. */
  public record Seen(int notebook, int lines) {}

  @Inject Notebook notebook;

  /** Fails twice, and writes a line each time. */
  @Background
  @Retry(maxRetries = 4, delay = 0)
  public Task<Seen> persistent() {
    Seen seen = new Seen(notebook.number(), notebook.write());
    if (TaskContext.current().attempt() < 3) {
      throw new IllegalStateException("attempt " + TaskContext.current().attempt());
    }
    return Task.of(seen);
  }

  @CapturedOutput
  public Seen here() {
    return write();
  }

  /** Writes a line into the notebook of whatever task this thread runs. */
  public Seen write() {
    return new Seen(notebook.number(), notebook.write());
  }
}
