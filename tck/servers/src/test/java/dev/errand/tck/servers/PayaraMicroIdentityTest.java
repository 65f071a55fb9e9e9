package dev.errand.tck.servers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errand.tck.Requirement;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Whose identity tasks have. */
class PayaraMicroIdentityTest {
  @Test
  @Requirement("CTX-1")
  void tasksOfOneWorker_haveNobodysIdentity_whoeverHasCalled() throws Exception {
    try (PayaraMicro server = new PayaraMicro()) {
      server.unpack();
      server.configure(Wars.guarded());
      server.start();
      server.await();
      for (String caller : new String[] {"ada", "grace", "ada"}) {
        assertEquals(caller + ": nobody in guarded, its class loader: true", ask(server, caller));
      }
    }
  }

  private static String ask(Server server, String caller) throws Exception {
    String credentials = caller + ":" + caller;
    HttpRequest request =
        HttpRequest.newBuilder(server.address("guarded/who"))
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
