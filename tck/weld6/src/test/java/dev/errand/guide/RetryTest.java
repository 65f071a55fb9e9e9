package dev.errand.guide;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.errand.Task;
import dev.errand.TaskStatus;
import dev.errand.TaskSupervisor;
import io.smallrye.faulttolerance.api.RateLimitException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** {@code docs/retry.md}. */
class RetryTest {
  @AutoClose
  private static final Application APP = Application.start(Payments.class, FailedAttempts.class);

  private final TaskSupervisor supervisor = APP.supervisor();
  private final Payments payments = APP.bean(Payments.class);

  /** Fails so often. */
  private static Callable<String> failing(int times, Exception failure) {
    AtomicInteger calls = new AtomicInteger();
    return () -> {
      if (calls.incrementAndGet() <= times) {
        throw failure;
      }
      return "paid";
    };
  }

  private static Callable<String> broken() {
    return failing(Integer.MAX_VALUE, new IOException("the bank is closed"));
  }

  private static Throwable failure(Task<?> task) {
    Throwable failure = assertThrows(CompletionException.class, task::join).getCause();
    assertEquals(TaskStatus.FAILED, task.status());
    return failure;
  }

  @Test
  void retried_untilItSucceeds() throws Exception {
    Callable<String> bank = failing(2, new IOException("busy"));
    // guide: attempts
    Task<String> payment = payments.collect(bank); // busy, busy, then paid
    payment.join(); // paid
    payment.info().attempts(); // 3
    payment.output().attempt(2).exception(); // java.io.IOException: busy
    // end
    assertEquals("paid", payment.join());
    assertEquals(3, payment.info().attempts());
    Task<String> hopeless = payments.collect(broken());
    assertInstanceOf(IOException.class, failure(hopeless));
    assertEquals(5, hopeless.info().attempts());
    Task<String> aborted = payments.collect(failing(9, new FileNotFoundException("no bank")));
    assertInstanceOf(FileNotFoundException.class, failure(aborted));
    assertEquals(1, aborted.info().attempts());
  }

  @Test
  void timeout_interruptsTheBody_andFailsTheTask() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    Task<String> slow =
        payments.ask(
            () -> {
              try {
                new CountDownLatch(1).await();
                return "not reached";
              } finally {
                interrupted.countDown();
              }
            });
    assertInstanceOf(TimeoutException.class, failure(slow));
    assertEquals(0, interrupted.getCount());
  }

  @Test
  void fallback_isTheResult() throws Exception {
    Task<String> payment = payments.pay(broken());
    assertEquals("put on the list", payment.join());
    assertEquals(TaskStatus.COMPLETED, payment.status());
    assertEquals(1, payment.info().attempts());
  }

  @Test
  void openCircuit_failsWithoutARun() throws Exception {
    failure(payments.quote(broken()));
    failure(payments.quote(broken()));
    Task<String> refused = payments.quote(() -> "not called");
    assertInstanceOf(CircuitBreakerOpenException.class, failure(refused));
    assertEquals(0, refused.info().attempts());
  }

  @Test
  void fullBulkhead_failsTheTask() throws Exception {
    try (Gate gate = new Gate()) {
      Task<String> first = payments.audit(gate);
      gate.awaitBegun();
      assertInstanceOf(BulkheadException.class, failure(payments.audit(() -> "not called")));
      gate.close();
      assertEquals("let go", first.join());
    }
  }

  @Test
  void rateLimit_failsTheTask() throws Exception {
    assertEquals("first", payments.report(() -> "first").join());
    assertInstanceOf(RateLimitException.class, failure(payments.report(() -> "second")));
  }

  @Test
  void cancel_endsTheWaitForTheNextAttempt() throws Exception {
    FailedAttempts attempts = APP.bean(FailedAttempts.class);
    attempts.heard().clear();
    // guide: cancelling between two attempts
    Task<String> payment = payments.insist(broken()); // would try again in an hour
    attempts.heard().take(); // Payments.insist: 1, the bank is closed

    payment.cancel("the customer has paid in cash");
    // end
    assertThrows(CancellationException.class, () -> payment.join(ofSeconds(20)));
    assertEquals(TaskStatus.CANCELLED, payment.status());
    assertEquals(1, payment.info().attempts());
  }

  @Test
  void eachFailedAttempt_isAnEvent() throws Exception {
    FailedAttempts attempts = APP.bean(FailedAttempts.class);
    attempts.heard().clear();
    failure(supervisor.task("payment").retry(2).submit(broken()));
    assertEquals("payment: 1, the bank is closed", attempts.heard().take());
    assertEquals("payment: 2, the bank is closed", attempts.heard().take());
  }

  @Test
  void request_retries_countedInRuns() {
    Callable<String> bank = failing(2, new IOException("busy"));
    // guide: a request that retries
    Task<String> payment =
        supervisor
            .task("payment")
            .retry(5, IOException.class) // 5 runs at most; retry(5) after any Exception
            .submit(bank);
    payment.join(); // paid
    // end
    assertEquals(3, payment.info().attempts());
    Task<String> hopeless = supervisor.task("payment").retry(5).submit(broken());
    assertInstanceOf(IOException.class, failure(hopeless));
    assertEquals(5, hopeless.info().attempts());
  }
}
