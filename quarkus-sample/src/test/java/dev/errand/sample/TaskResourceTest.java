package dev.errand.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.errand.sample.Client.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TaskResourceTest {
  @Inject HttpServer server;

  private Client client;

  @BeforeEach
  void connect() {
    client = new Client(server);
  }

  @Test
  void order_isRetriedUntilTheSupplierTakesIt() {
    Answer started = client.post("/api/orders", "{\"article\":\"box\",\"quantity\":2}");
    assertEquals(202, started.status());
    assertTrue(started.location().endsWith(started.json().path("url").asText()));

    JsonNode ended = client.awaitEnd(started.json().path("id").asText());

    assertEquals("COMPLETED", ended.path("status").asText(), ended.toString());
    assertTrue(ended.path("result").asText().endsWith("2 × box"), ended.toString());
    JsonNode output = client.get(ended.path("url").asText() + "/output").json();
    int attempts = ended.path("attempts").asInt();
    int failures = 0;
    for (JsonNode line : output.path("lines")) {
      if (line.path("stream").asText().equals("ERR")) {
        failures++;
        assertTrue(line.path("text").asText().startsWith("Answer 503"), line.toString());
      }
    }
    assertEquals(attempts - 1, failures, output.toString());
  }

  @Test
  void orderThatIsNone_isRefused() {
    assertEquals(400, client.post("/api/orders", "{\"article\":\" \",\"quantity\":1}").status());
    assertEquals(400, client.post("/api/orders", "{\"article\":\"box\",\"quantity\":0}").status());
  }

  @Test
  void runningTask_isCancelledAndEnds() throws IOException {
    try (Scanned scanned = Scanned.directory()) {
      scanned.hugeFile("huge");
      String id = inventory(scanned);

      Answer cancelled = client.post("/api/tasks/" + id + "/cancel", "{}");

      assertEquals(202, cancelled.status(), cancelled.body());
      assertTrue(cancelled.location().endsWith("/api/tasks/" + id), cancelled.location());
      JsonNode ended = client.awaitEnd(id);
      assertEquals("CANCELLED", ended.path("status").asText());
      assertEquals("Cancelled on the page", ended.path("cancelReason").asText());
      assertEquals(409, client.post("/api/tasks/" + id + "/cancel", "{}").status());
    }
  }

  @Test
  void list_isFilteredByStatusAndNameAndPaged() throws IOException {
    try (Scanned scanned = Scanned.directory()) {
      String first = inventory(scanned);
      String second = inventory(scanned);
      client.awaitEnd(first);
      client.awaitEnd(second);

      JsonNode found = client.get("/api/tasks?status=COMPLETED&name=VENTOR&size=1").json();
      assertEquals(second, found.path("tasks").path(0).path("id").asText());
      assertEquals(1, found.path("tasks").size());
      assertTrue(found.path("total").asInt() >= 2, found.toString());

      JsonNode next = client.get("/api/tasks?status=COMPLETED&name=VENTOR&size=1&page=2").json();
      assertEquals(first, next.path("tasks").path(0).path("id").asText());
      assertEquals(
          0, client.get("/api/tasks?status=RUNNING&name=ventor").json().path("total").asInt());
      assertEquals(0, client.get("/api/tasks?name=no-such-name").json().path("total").asInt());
    }
  }

  @Test
  void whatDoesNotExist_isToldSo() {
    assertEquals(400, client.get("/api/tasks?status=SLEEPING").status());
    assertEquals(400, client.get("/api/tasks?page=0").status());
    assertEquals(400, client.get("/api/tasks/17").status());
    assertEquals(404, client.get("/api/tasks/00000000-0000-0000-0000-000000000000").status());
  }

  private String inventory(Scanned scanned) {
    Answer started =
        client.post(
            "/api/scans",
            "{\"directory\":\"%s\",\"parts\":[\"inventory\"]}".formatted(scanned.name()));
    assertEquals(202, started.status(), started.body());
    return started.json().path("tasks").path(0).path("id").asText();
  }
}
