package dev.errand.test;

import dev.errand.Task;
import dev.errand.TaskId;
import dev.errand.event.TaskEvent;
import dev.errand.spi.Harness;
import dev.errand.spi.SettingSource;
import dev.errand.spi.TimeSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The supervisor's end of the kit: it finds this bean when it is made. */
final class KitHarness implements Harness {
  private static final String INLINE = "errand.test.inline";

  private final TaskEvents events = new TaskEvents();
  private final LiveTasks live = new LiveTasks();

  /** Written at the start, read by everybody. */
  private volatile @Nullable TurnedTime time;

  private volatile boolean inlineByDefault;

  /** Written by the test, read by who submits. */
  private volatile boolean inline;

  @Override
  public void configure(SettingSource settings) {
    String text = settings.value(INLINE).map(String::strip).orElse("false");
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException(
          INLINE + " is '" + text + "'; true and false are allowed.");
    }
    inlineByDefault = text.equals("true");
    inlineAsConfigured();
  }

  @Override
  public TimeSource time(TimeSource real) {
    TurnedTime turned = new TurnedTime(real);
    time = turned;
    return turned;
  }

  TurnedTime time() {
    TurnedTime known = time;
    if (known == null) {
      throw new IllegalStateException(
          "The supervisor of this container was made without the test kit: its bean, "
              + KitHarness.class.getName()
              + ", was not to be found.");
    }
    return known;
  }

  void inline(boolean on) {
    inline = on;
  }

  void inlineAsConfigured() {
    inline = inlineByDefault;
  }

  @Override
  public boolean runsHere() {
    return inline && !time().isOnTimer(); // the timer has more to do than to run bodies
  }

  @Override
  public void accepted(Task<?> task, Supplier<StackTraceElement[]> stack) {
    live.add(task, stack);
  }

  @Override
  public void settled(TaskId task) {
    live.remove(task);
  }

  @Override
  public boolean wants(Class<? extends TaskEvent> type, String taskName) {
    return true;
  }

  @Override
  public void on(TaskEvent event) {
    events.add(event);
  }

  TaskEvents events() {
    return events;
  }

  LiveTasks live() {
    return live;
  }
}
