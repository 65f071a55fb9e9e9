package dev.errand.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.TaskPriority;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SubmittedTest extends InContainer {
  @BeforeEach
  void inline() {
    tasks.inline(true);
  }

  private static AssertionError fault(Executable assertion) {
    return assertThrows(AssertionError.class, assertion);
  }

  private static void says(String beginning, String part, Executable assertion) {
    String message = fault(assertion).getMessage();
    assertTrue(message.startsWith(beginning), message);
    assertTrue(message.contains(part), message);
  }

  @Test
  void whatIsSo_passes() {
    work.greet("Ada");
    work.greet("Grace");
    tasks
        .assertSubmitted("Work.greet")
        .times(2)
        .completed()
        .completedWith("Hello Ada", "Hello Grace")
        .attempts(1)
        .priority(TaskPriority.NORMAL);
    flaky().call();
    tasks.assertSubmitted("Flaky.call").attempts(3).completedWith(3);
    work.fail();
    tasks.assertSubmitted("Work.fail").failed(RuntimeException.class);
    work.inThree().cancel("no paper");
    assertEquals(
        List.of("no paper"),
        tasks.assertSubmitted("Work.inThree").cancelled().infos().stream()
            .map(task -> task.cancelReason().orElseThrow())
            .toList());
    tasks.assertNotSubmitted("Work.hold");
  }

  @Test
  void whatIsNotSo_isToldWithWhatThereWas() {
    says(
        "No task 'Work.send' was submitted. Were submitted: none.",
        "",
        () -> tasks.assertSubmitted("Work.send"));
    work.greet("Ada");
    flaky().call();
    says(
        "No task 'Work.send' was submitted. Were submitted:\n  'Work.greet' (",
        "\n  'Flaky.call' (",
        () -> tasks.assertSubmitted("Work.send"));
    says(
        "There were to be 2 tasks 'Work.greet', and there were 1:\n  'Work.greet' (",
        "): NORMAL, COMPLETED, 1 attempt",
        () -> tasks.assertSubmitted("Work.greet").times(2));
    says(
        "Each task 'Flaky.call' was to have 1 attempts; there were 1:",
        "3 attempts",
        () -> tasks.assertSubmitted("Flaky.call").attempts(1));
    says(
        "Each task 'Work.greet' was to be cancelled; there were 1:",
        "COMPLETED",
        () -> tasks.assertSubmitted("Work.greet").cancelled());
    says(
        "The tasks 'Work.greet' were to complete with [Hello Grace], and have with [Hello Ada];",
        "COMPLETED",
        () -> tasks.assertSubmitted("Work.greet").completedWith("Hello Grace"));
    says(
        "Each task 'Work.greet' was to have priority HIGH;",
        "NORMAL",
        () -> tasks.assertSubmitted("Work.greet").priority(TaskPriority.HIGH));
    says(
        "No task 'Work.greet' was to be submitted, and there were 1:",
        "COMPLETED",
        () -> tasks.assertNotSubmitted("Work.greet"));
  }

  @Test
  void failureThatWasNotExpected_comesAlongWithItsStackTrace() {
    work.fail();
    AssertionError fault = fault(() -> tasks.assertSubmitted("Work.fail").completed());
    assertTrue(
        fault
            .getMessage()
            .contains("FAILED, 1 attempt, java.lang.IllegalStateException: on purpos"),
        fault.getMessage());
    assertEquals("on purpose", fault.getSuppressed()[0].getMessage());
    fault(() -> tasks.assertSubmitted("Work.fail").failed(IllegalArgumentException.class));
  }

  @Test
  void taskThatStillRuns_hasNotCompleted() {
    tasks.inline(false);
    work.hold();
    work.awaitHeld();
    says(
        "Each task 'Work.hold' was to complete; there were 1:",
        "RUNNING",
        () -> tasks.assertSubmitted("Work.hold").completed());
  }

  @Test
  void whatWasSubmittedBeforeTheEventsWereCleared_doesNotCount() {
    tasks.inline(false);
    work.hold();
    work.awaitHeld();
    tasks.events().clear();
    work.open();
    tasks.awaitIdle();
    tasks.assertNotSubmitted("Work.hold");
  }
}
