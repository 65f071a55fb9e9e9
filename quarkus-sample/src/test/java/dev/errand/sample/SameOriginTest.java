package dev.errand.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.sample.Client.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SameOriginTest {
  @Inject HttpServer server;

  private Client client;

  @BeforeEach
  void connect() {
    client = new Client(server);
  }

  @Test
  void otherOrigin_isRefused() {
    for (String origin : new String[] {"https://example.org", "null", "http://localhost:1"}) {
      Answer refused = client.post("/api/orders", order(), "Origin", origin);
      assertEquals(403, refused.status(), origin);
      assertTrue(refused.detail().contains(origin), refused.detail());
    }
  }

  @Test
  void otherSite_isRefusedAlsoWhereNothingIsChanged() {
    assertEquals(403, client.get("/api/tasks", "Sec-Fetch-Site", "cross-site").status());
    assertEquals(403, client.get("/api/live", "Sec-Fetch-Site", "same-site").status());
  }

  @Test
  void otherHost_isRefused() {
    Answer refused = client.get("/api/tasks", "Host", "rebound.example.org");

    assertEquals(403, refused.status());
    assertTrue(refused.detail().contains("rebound.example.org"), refused.detail());
    assertEquals(403, client.get("/", "Host", "rebound.example.org").status());
  }

  @Test
  void bodyThatAFormCouldSend_isRefused() {
    assertEquals(415, client.postForm("/api/orders", order()).status());
    assertEquals(415, client.postForm("/api/scans", "{}").status());
  }

  @Test
  void linkToThePage_isFollowed() {
    Answer page = client.get("/", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate");

    assertEquals(200, page.status());
    assertEquals(
        403,
        client
            .get("/api/tasks", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate")
            .status());
  }

  @Test
  void ownOrigin_isServed() {
    String origin = server.getLocalBaseUri().toString().replaceAll("/$", "");

    Answer accepted =
        client.post("/api/orders", order(), "Origin", origin, "Sec-Fetch-Site", "same-origin");

    assertEquals(202, accepted.status(), accepted.body());
    client.awaitEnd(accepted.json().path("id").asText());
  }

  private static String order() {
    return "{\"article\":\"box\",\"quantity\":1}";
  }
}
