package dev.errand.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.CaptureSettings;
import dev.errand.Keep;
import dev.errand.Task;
import dev.errand.TaskSupervisor;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutputResourceTest {
  @Inject HttpServer server;
  @Inject TaskSupervisor supervisor;

  @Test
  void muchOutput_isFollowedFromNearTheEndAndToldSo() {
    Task<?> task = chatter(6000);

    String events = new Client(server).get(url(task) + "/live").body();

    assertTrue(events.contains("{\"skipped\":{\"OUT\":1000}}"), events.substring(0, 200));
    assertEquals(5000, events.split("event:line", -1).length - 1);
    assertTrue(events.contains("\"line 1000\"") && events.contains("\"line 5999\""));
    assertTrue(events.contains("event:end") && events.contains("\"droppedBytes\":0"));
  }

  @Test
  void muchOutput_isListedFromTheEndAndDownloadedWhole() {
    Task<?> task = chatter(6000);

    assertEquals(6000, new Client(server).get(url(task)).json().path("total").asInt());
    assertEquals(5000, new Client(server).get(url(task)).json().path("lines").size());
    assertEquals(6000, new Client(server).get(url(task) + "/out.txt").body().lines().count());
  }

  @Test
  void onlyTheEndIsKept_itIsFollowedAndTheRestTold() {
    Task<?> task = chatter(6000, CaptureSettings.DEFAULT.withLimit(20_000, Keep.TAIL));

    String events = new Client(server).get(url(task) + "/live").body();

    assertTrue(events.contains("\"line 5999\"") && !events.contains("\"line 10\""));
    assertTrue(events.contains("\"droppedBytes\":" + task.output().droppedBytes()));
    assertTrue(task.output().truncated());
  }

  private Task<?> chatter(int lines) {
    return chatter(lines, CaptureSettings.DEFAULT);
  }

  private Task<?> chatter(int lines, CaptureSettings settings) {
    Task<?> task =
        supervisor
            .task("chatter")
            .captureOutput(settings.withEcho(false))
            .submit(
                () -> {
                  for (int line = 0; line < lines; line++) {
                    System.out.println("line " + line);
                  }
                });
    task.join();
    return task;
  }

  private static String url(Task<?> task) {
    return "/api/tasks/" + task.id() + "/output";
  }
}
