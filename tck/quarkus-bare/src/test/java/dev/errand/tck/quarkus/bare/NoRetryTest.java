package dev.errand.tck.quarkus.bare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.TaskSupervisor;
import dev.errand.tck.Requirement;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NoRetryTest {
  @Inject TaskSupervisor supervisor;

  @Test
  @Requirement({"RTY-4", "RTY-6"})
  void retryOfARequest_saysThatThereIsNoLibrary_andOthersRun() {
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> supervisor.task("retried").retry(3));
    assertTrue(thrown.getMessage().contains("'retried'"), thrown::getMessage);
    assertTrue(thrown.getMessage().contains("Fault Tolerance"), thrown::getMessage);
    assertEquals("runs", supervisor.task("not retried").submit(() -> "runs").join());
  }
}
