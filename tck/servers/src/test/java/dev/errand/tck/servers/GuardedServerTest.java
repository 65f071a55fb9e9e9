package dev.errand.tck.servers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errand.tck.Requirement;
import dev.errand.tck.contexts.ContextRow;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The suite on a server with Jakarta Security, and whose identity tasks have there. */
abstract class GuardedServerTest extends ServerTest {
  GuardedServerTest(LocalServer server) {
    super(server);
  }

  @Override
  List<Path> applications() throws IOException {
    List<Path> all = new ArrayList<>(super.applications());
    all.add(Wars.guarded());
    return all;
  }

  @Test
  @Requirement("CTX-1")
  void tasks_haveTheIdentityAndRolesThatTheTableSays_whoeverHasCalled() throws Exception {
    for (String what : new String[] {"identity", "roles"}) {
      ContextRow row = ContextRow.of(server().name(), what).orElseThrow();
      for (String caller : new String[] {"ada", "grace", "ada"}) {
        boolean known = !what.equals("roles") || rolesAreKnown();
        assertEquals((known ? "travels: " : "cleared: ") + row.expected(), ask(what, caller), what);
      }
    }
  }

  @Test
  @Requirement("CTX-1")
  void contextsHandedOver_asTheGuideDoes_areThere() throws Exception {
    String statement = "to Bob, for ada";
    assertEquals(List.of(statement, statement, statement).toString(), ask("statements", "ada"));
  }

  /** Payara asks a policy of the JDK's, which JDK 24 has abolished: there nobody has a role. */
  private boolean rolesAreKnown() {
    return !server().name().startsWith("payara") || Runtime.version().feature() < 24;
  }

  private String ask(String what, String caller) throws Exception {
    String credentials = caller + ":" + caller;
    HttpRequest request =
        HttpRequest.newBuilder(server().address("guarded/who?what=" + what))
            .header(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertEquals(200, response.statusCode(), response.body());
    return response.body();
  }
}
