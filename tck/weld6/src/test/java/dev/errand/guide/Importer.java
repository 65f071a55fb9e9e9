package dev.errand.guide;

import dev.errand.Background;
import dev.errand.Task;
import dev.errand.TaskContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

// guide: a body that knows its task
@ApplicationScoped
public class Importer {
  @Inject TaskContext context; // or TaskContext.current()

  @Background
  public Task<Integer> load(List<String> rows) {
    for (int i = 0; i < rows.size(); i++) {
      context.checkCancelled();
      context.progress((i + 1.0) / rows.size(), rows.get(i));
    }
    return Task.of(rows.size());
  }
}
// end
