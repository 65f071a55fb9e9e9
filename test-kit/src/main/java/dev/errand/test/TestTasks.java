package dev.errand.test;

import dev.errand.TaskQuery;
import dev.errand.TaskSupervisor;
import dev.errand.spi.TaskRun;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * The tasks of an application, for its tests: {@code @Inject} it there. There is one in each
 * container, and it has been at work since the container's start. Any thread.
 *
 * <p>Its effects last until {@link #reset()}, which belongs into what is called after each test.
 * When the container has ended, its events can still be looked at, and turning its clock does
 * nothing.
 */
public final class TestTasks {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final KitHarness harness;
  private final TaskSupervisor supervisor;
  private final TestClock clock;

  TestTasks(KitHarness harness, TaskSupervisor supervisor) {
    this.harness = harness;
    this.supervisor = supervisor;
    boolean unused = supervisor.info().accepting(); // it is made now, and its time with it
    this.clock = new TestClock(harness.time(), harness.live(), supervisor);
  }

  // ------------------------------------------------------------------ waiting

  /**
   * Waits until all tasks have ended, for ten seconds at most. As {@link #awaitIdle(Duration)}.
   *
   * @throws AssertionError if some have not
   */
  public void awaitIdle() {
    awaitIdle(LONG);
  }

  /**
   * Waits until all tasks have ended, also those that others of them submit meanwhile: their
   * synchronous observers and callbacks have returned, and who waits for them is released. Returns
   * at once if there are none. Tasks that were deferred and not started do not count, those that
   * wait for their delay do; {@code @ObservesAsync} methods may still run.
   *
   * <p>Does not count as waiting for a task: one that fails without anybody who waits for it is
   * logged as ever.
   *
   * @param timeout how long at most, in real time; zero or less only looks
   * @throws AssertionError if some have not ended then, naming each with its status and with what
   *     its body is doing; or if this is called inside a task, which would wait for itself; or if
   *     the thread is interrupted, whose flag stays set
   */
  public void awaitIdle(Duration timeout) {
    refuseInsideTask("awaitIdle()");
    if (!harness.live().awaitNone(timeout)) {
      throw new AssertionError(
          "Not all tasks have ended within " + timeout + ". Still there:" + stillThere());
    }
  }

  private static void refuseInsideTask(String what) {
    TaskRun inside = TaskRun.current();
    if (inside != null) {
      throw new AssertionError(
          what
              + " was called inside task '"
              + inside.name()
              + "' ("
              + inside.id()
              + "), which would wait for its own end. Call it from the test.");
    }
  }

  private String stillThere() {
    Texts texts = new Texts(supervisor.info(), clock.isFrozen());
    return harness.live().list().stream().map(texts::stillThere).collect(Collectors.joining());
  }

  // ------------------------------------------------------------------ looking

  /**
   * Gives the events of all tasks since the start, or since they were last cleared.
   *
   * @return the recorder, always the same
   */
  public TaskEvents events() {
    return harness.events();
  }

  /**
   * Asserts that tasks of a name were submitted, since the start or since the events were last
   * cleared; what is returned asserts more about them. Waits for nothing: {@link #awaitIdle()} goes
   * before it.
   *
   * @param name the name, {@code Invoices.send}
   * @return the tasks
   * @throws AssertionError if there are none, listing what there was instead
   */
  public SubmittedTasks assertSubmitted(String name) {
    return SubmittedTasks.of(name, events().all());
  }

  /**
   * Asserts that no task of a name was submitted, since the start or since the events were last
   * cleared.
   *
   * @param name the name
   * @throws AssertionError if there are some, listing them
   */
  public void assertNotSubmitted(String name) {
    SubmittedTasks.assertNone(name, events().all());
  }

  // ------------------------------------------------------------------ taking over

  /**
   * Has tasks run in the thread that submits them, before the call returns, whatever executor they
   * name and however many run; or no more. A call gives the ended task then.
   *
   * <p>Three kinds do not: one with a delay runs in the thread that turns the {@link #clock()} past
   * it (in the background, if its delay passes in real time); one that its limit or a pause keeps
   * runs in the background when it is let go; and one whose body returned an unfinished stage ends
   * when that does. What a task finds on its thread is what a thread of the background has, except
   * for what the caller's own libraries have bound to the thread: a transaction, say.
   *
   * <p>The default is {@code errand.test.inline}, {@code false} where it is not set.
   *
   * @param on true for the thread of the submitter
   */
  public void inline(boolean on) {
    harness.inline(on);
  }

  /**
   * Gives the clock that all tasks go by.
   *
   * @return the clock, always the same
   */
  public TestClock clock() {
    return clock;
  }

  /**
   * Puts everything back for the next test: cancels the tasks that there are and waits, for ten
   * seconds at most, until they have left; ends all pauses; forgets the ended tasks; clears the
   * events; gives the clock back to real time; and has tasks run where {@code errand.test.inline}
   * says. Limits and sizes that were changed stay.
   *
   * @throws AssertionError if a task does not leave, when all else is done, naming it as {@link
   *     #awaitIdle(Duration)} does; or if this is called inside a task
   */
  public void reset() {
    refuseInsideTask("reset()");
    boolean gone =
        harness
            .live()
            .endAll(() -> supervisor.cancelAll(TaskQuery.all(), "The test is over: reset()."));
    String left = gone ? "" : stillThere();
    harness.inlineAsConfigured();
    supervisor.info().pausedNames().forEach(supervisor::resume);
    supervisor.resumeAll();
    clock.reset();
    events().clear();
    if (!gone) {
      throw new AssertionError(
          "Tasks of this test were cancelled and have not left; they go on into the next ones:"
              + left);
    }
  }
}
