package dev.errand.sample;

import dev.errand.OutputLine;
import dev.errand.Task;
import dev.errand.TaskOutput;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** What the page follows, as server-sent events. */
@Path("/api")
public class LiveResource {
  private static final int LINES_AT_MOST = 5000;

  private final LiveTasks live;
  private final Tasks tasks;

  LiveResource(LiveTasks live, Tasks tasks) {
    this.live = live;
    this.tasks = tasks;
  }

  /** All tasks, then what changes. */
  @GET
  @Path("/live")
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  public Multi<TaskBatch> tasks() {
    return Multi.createFrom().publisher(live.stream());
  }

  /**
   * The output of a task: {@code begin}, then a {@code line} each as it is written, then {@code
   * end}. The page takes one event after the other; a slow one slows nobody.
   */
  @GET
  @Path("/tasks/{id}/output/live")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public Multi<OutboundSseEvent> output(@PathParam("id") String id, @Context Sse sse) {
    Task<?> task = tasks.get(id);
    TaskOutput output = task.output();
    int skipped = Math.max(0, output.transcript().size() - LINES_AT_MOST);
    Multi<OutboundSseEvent> begin =
        Multi.createFrom().item(() -> event(sse, "begin", new Begin(skipped)));
    Multi<OutboundSseEvent> lines =
        Multi.createFrom()
            .publisher(output.follow())
            .skip()
            .first(skipped)
            .map(line -> event(sse, "line", line));
    Multi<OutboundSseEvent> end =
        Multi.createFrom().item(() -> event(sse, "end", End.of(task.output())));
    return Multi.createBy().concatenating().streams(begin, lines, end);
  }

  private static OutboundSseEvent event(Sse sse, String name, Object data) {
    return sse.newEventBuilder()
        .name(name)
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(data.getClass(), data)
        .build();
  }

  /**
   * What comes before the first line.
   *
   * @param skipped how many lines were left out
   */
  record Begin(int skipped) {}

  /**
   * What comes after the last {@linkplain OutputLine line}.
   *
   * @param exception the trace of the exception that ended the task
   * @param droppedBytes how much was not kept, being too much
   */
  record End(Optional<String> exception, long droppedBytes) {
    static End of(TaskOutput output) {
      return new End(output.exception(), output.droppedBytes());
    }
  }
}
