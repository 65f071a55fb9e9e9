package dev.errand.guide;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errand.Task;
import dev.errand.TaskStatus;
import dev.errand.event.TaskAttemptFailed;
import dev.errand.event.TaskStarted;
import dev.errand.test.TestTasks;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The tests that the guide shows. */
// guide: a test class
@QuarkusTest
class InvoicesTest {
  @Inject Invoices invoices;
  @Inject MailServer mail;
  @Inject TestTasks tasks;

  @AfterEach
  void reset() {
    tasks.reset(); // the next test begins with nothing
    mail.takeSent();
  }

  // end

  // guide: waiting, and asserting
  @Test
  void eachCustomer_getsAnInvoice() {
    mail.busy(1);
    invoices.send("Ada");
    invoices.send("Grace");

    tasks.awaitIdle(); // until all tasks have ended, also those that others of them submit

    tasks.assertSubmitted("Invoices.send").times(2).completed();
    tasks.assertNotSubmitted("Invoices.remind");
    assertEquals(1, tasks.events().of("Invoices.send", TaskAttemptFailed.class).size());
  }

  // end

  // guide: awaiting an event
  @Test
  void closing_isStarted() {
    invoices.close(List.of());
    tasks.events().awaitNth("Invoices.close", TaskStarted.class, 1, ofSeconds(5));
  }

  // end

  // guide: inline
  @Test
  void busyMailServer_isTriedAgain() {
    mail.busy(2);
    tasks.inline(true);

    Task<String> sent = invoices.send("Ada"); // returns when it is done

    assertEquals("invoice to Ada", sent.join());
    tasks.assertSubmitted("Invoices.send").attempts(3).completedWith("invoice to Ada");
  }

  // end

  // guide: the clock
  @Test
  void reminders_goOutTwoWeeksLater() {
    tasks.inline(true);
    tasks.clock().set(Instant.parse("2030-05-01T08:00:00Z"));
    invoices.close(List.of("Ada", "Grace"));
    assertEquals(List.of("invoice to Ada", "invoice to Grace"), mail.takeSent());

    tasks.clock().advance(ofDays(14)); // runs what becomes due, here

    assertEquals(List.of("reminder to Ada", "reminder to Grace"), mail.takeSent());
    assertEquals(
        Instant.parse("2030-05-15T08:00:00Z"),
        tasks.assertSubmitted("Invoices.remind").infos().get(1).endedAt().orElseThrow());
  }

  // end

  // guide: deciding not to
  @Test
  void reminder_canBeCalledOff() {
    tasks.clock().freeze();
    Task<String> reminder = invoices.remind("Ada");
    assertEquals(TaskStatus.DELAYED, reminder.status());
    reminder.cancel("has paid");

    tasks.clock().advance(ofDays(15));

    tasks.awaitIdle();
    tasks.assertSubmitted("Invoices.remind").cancelled();
    assertEquals(List.of(), mail.takeSent());
  }
  // end
}
