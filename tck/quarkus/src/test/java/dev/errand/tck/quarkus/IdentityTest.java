package dev.errand.tck.quarkus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errand.TaskRequest;
import dev.errand.TaskSupervisor;
import dev.errand.tck.Requirement;
import dev.errand.tck.app.Runs;
import dev.errand.tck.contexts.ContextRow;
import dev.errand.tck.contexts.Probe;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whose identity tasks have. */
@QuarkusTest
class IdentityTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @Inject CurrentIdentityAssociation association;
  @Inject TaskSupervisor supervisor;
  @Inject Runs runs;

  @Test
  @Requirement("CTX-1")
  @ActivateRequestContext
  void tasks_haveTheIdentityThatTheTableSays_whoeverHasCalled() throws Exception {
    association.setIdentity(
        QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal("ada")).build());
    assertEquals(Probe.TRAVELS, seen());
    ContextRow row = ContextRow.here("identity").orElseThrow();
    assertEquals(row.onDefault(), runs.call(this::seen).join(LONG));
    TaskRequest request = supervisor.task("who");
    assertEquals(row.onDefault(), request.submit(this::seen).join(LONG));
    assertEquals(row.onNamed(), request.executor("travelling").submit(this::seen).join(LONG));
  }

  private String seen() {
    return association.getIdentity().getPrincipal().getName().equals("ada")
        ? Probe.TRAVELS
        : Probe.CLEARED;
  }
}
