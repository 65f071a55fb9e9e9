package dev.errand.guide;

import dev.errand.TaskScoped;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;

// guide: a bean in the scope of a task
@TaskScoped
public class Draft {
  private final List<String> lines = new ArrayList<>();

  public int add(String line) {
    lines.add(line);
    return lines.size();
  }

  @PreDestroy
  void putAway() { // once, at the end of the task
    Letters.PUT_AWAY.add(List.copyOf(lines));
  }
}
// end
