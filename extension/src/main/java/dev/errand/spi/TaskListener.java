package dev.errand.spi;

import dev.errand.event.TaskEvent;

/**
 * Hears the life-cycle events. Called on the thread that makes the step, in the order of the task's
 * life; waiters of an ended task are released when it has returned.
 */
public interface TaskListener {
  /**
   * Tells whether an event is wanted, so that one nobody wants is not made. The answer is kept.
   *
   * @param type the class of the event
   * @param taskName the name of the task
   * @return true to hear such events
   */
  boolean wants(Class<? extends TaskEvent> type, String taskName);

  /**
   * Hears an event. What it throws is logged.
   *
   * @param event the event
   */
  void on(TaskEvent event);
}
