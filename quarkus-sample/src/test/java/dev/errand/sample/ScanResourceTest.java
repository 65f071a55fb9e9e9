package dev.errand.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.errand.sample.Client.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ScanResourceTest {
  @Inject HttpServer server;

  private Client client;
  private Scanned scanned;

  @BeforeEach
  void makeDirectory() throws IOException {
    client = new Client(server);
    scanned = Scanned.directory();
  }

  @AfterEach
  void removeDirectory() throws IOException {
    scanned.close();
  }

  @Test
  void start_answers202AndTheStatusUrl() throws IOException {
    scanned.file("one.txt", "one");

    Answer started = scan(scanned.name(), "inventory");

    assertEquals(202, started.status());
    assertTrue(started.location().contains("/api/scans/"), started.location());
    assertEquals(200, client.get(started.location()).status());
    JsonNode task = started.json().path("tasks").path(0);
    assertEquals("inventory", task.path("name").asText());
    assertEquals(200, client.get(task.path("url").asText()).status());
  }

  @Test
  void inventory_hashesEachFileAndKeepsTheLines() throws IOException {
    scanned.file("empty", "");
    scanned.file("one.txt", "one");
    Files.createDirectory(scanned.path().resolve("below"));
    scanned.file("below/two.txt", "two");

    JsonNode ended = client.awaitEnd(firstTask(scan(scanned.name(), "inventory")));

    assertEquals("COMPLETED", ended.path("status").asText());
    assertEquals("3 files, 6 B", ended.path("result").asText());
    String out = client.get(ended.path("url").asText() + "/output/out.txt").body();
    assertTrue(
        out.contains("one.txt  7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"),
        out);
    assertTrue(out.contains(Path.of("below", "two.txt").toString()), out);
  }

  @Test
  void linksInTheDirectory_areNotFollowed() throws IOException {
    Files.createSymbolicLink(scanned.path().resolve("out"), Path.of("../..").normalize());

    JsonNode ended = client.awaitEnd(firstTask(scan(scanned.name(), "inventory")));

    assertEquals("0 files, 0 B", ended.path("result").asText());
  }

  @Test
  void markupInAName_staysText() throws IOException {
    scanned.file("<img src=x onerror=alert(1)>", "");

    JsonNode ended = client.awaitEnd(firstTask(scan(scanned.name(), "inventory")));

    Answer text = client.get(ended.path("url").asText() + "/output/out.txt");
    assertTrue(text.type().startsWith("text/plain"), text.type());
    assertTrue(text.body().contains("<img src=x onerror=alert(1)>"), text.body());
  }

  @Test
  void directoryOutsideTheRoot_isRefused() {
    for (String outside : new String[] {"..", "/", "/etc", "../no-such-thing", "a/../../b"}) {
      Answer refused = scan(outside, "inventory");
      assertEquals(400, refused.status(), outside);
      assertEquals(Problem.MEDIA_TYPE, refused.type().replaceAll(";.*", ""));
      assertTrue(refused.detail().contains("'" + outside + "'"), refused.detail());
    }
  }

  @Test
  void linkToTheOutside_isRefused() throws IOException {
    Path link = scanned.path().resolve("link");
    Files.createSymbolicLink(link, Path.of("/"));

    Answer refused = scan(scanned.name() + "/link", "inventory");

    assertEquals(400, refused.status());
    assertTrue(refused.detail().contains("links resolved"), refused.detail());
  }

  @Test
  void directoryThatDoesNotExist_isNotFound() {
    Answer missing = scan(scanned.name() + "/nowhere", "inventory");

    assertEquals(404, missing.status());
    assertTrue(missing.detail().contains("nowhere"), missing.detail());
  }

  @Test
  void file_isNoDirectory() throws IOException {
    scanned.file("one.txt", "one");

    assertEquals(400, scan(scanned.name() + "/one.txt", "inventory").status());
  }

  @Test
  void pathWithNul_isRefused() {
    assertEquals(400, scan("a\\u0000b", "inventory").status());
  }

  @Test
  void partThatDoesNotExist_isRefusedWithThoseThatDo() {
    Answer refused = scan(scanned.name(), "rm -rf /");

    assertEquals(400, refused.status());
    assertTrue(refused.detail().contains("inventory, history, changes"), refused.detail());
  }

  @Test
  void commandLine_isRefused() {
    for (String member : new String[] {"command", "arguments", "shell", "environment"}) {
      Answer refused =
          client.post("/api/scans", "{\"directory\":\".\",\"%s\":\"id\"}".formatted(member));
      assertEquals(400, refused.status(), member);
      assertTrue(refused.detail().contains(member), refused.body());
    }
  }

  @Test
  void noJson_isRefused() {
    assertEquals(400, client.post("/api/scans", "directory=.").status());
  }

  @Test
  void nothingSent_orNoJsonAtAll_isRefusedWithAReason() {
    for (String path : new String[] {"/api/scans", "/api/orders"}) {
      for (String body : new String[] {"", "null", "xx"}) {
        Answer refused = client.post(path, body);
        assertEquals(400, refused.status(), path + " " + body);
        assertFalse(refused.detail().isBlank(), refused.body());
      }
    }
  }

  @Test
  void partWithoutItsProgramOrFiles_isSkippedWithTheReason() {
    Answer started = scan(scanned.name(), "kinds");

    assertEquals(202, started.status());
    assertTrue(started.json().path("tasks").isEmpty());
    assertEquals("kinds", started.json().path("skipped").path(0).path("part").asText());
    assertFalse(started.json().path("skipped").path(0).path("why").asText().isBlank());
  }

  @Test
  void repositoryBelowTheRoot_gitIsNotRunThere() throws IOException {
    assumeTrue(new Programs().has("git"), "Skipped: this machine has no 'git'.");
    Files.createDirectory(scanned.path().resolve(".git"));

    for (String part : new String[] {"history", "changes"}) {
      JsonNode started = scan(scanned.name(), part).json();
      assertTrue(started.path("tasks").isEmpty(), part);
      String why = started.path("skipped").path(0).path("why").asText();
      assertTrue(why.contains("not the root's own"), why);
    }
  }

  @Test
  void size_isWhatTheProgramSays() throws IOException {
    assumeTrue(new Programs().has("du"), "Skipped: this machine has no 'du'.");
    scanned.file("one.txt", "one");

    JsonNode ended = client.awaitEnd(firstTask(scan(scanned.name(), "size")));

    assertEquals("COMPLETED", ended.path("status").asText());
    assertEquals("SHELL", ended.path("kind").asText());
    String out = client.get(ended.path("url").asText() + "/output/out.txt").body();
    assertTrue(out.endsWith("\t.\n"), out);
  }

  private Answer scan(String directory, String part) {
    return client.post(
        "/api/scans", "{\"directory\":\"%s\",\"parts\":[\"%s\"]}".formatted(directory, part));
  }

  private static String firstTask(Answer started) {
    return started.json().path("tasks").path(0).path("id").asText();
  }
}
