package dev.errand.sample;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.errand.OutputLine;
import dev.errand.StreamKind;
import dev.errand.TaskOutput;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** What a task wrote: its last lines, a whole stream, or each line as it is written. */
@Path("/api/tasks/{id}/output")
public class OutputResource {
  /**
   * How much of each stream the tasks of this application keep: a few times the lines at most. An
   * answer here takes a copy of it, each in its turn.
   */
  static final long KEPT_BYTES = 2 * 1024 * 1024;

  private static final int LINES_AT_MOST = 5000;

  private final Tasks tasks;

  @Inject
  OutputResource(Tasks tasks) {
    this.tasks = tasks;
  }

  /** The last lines. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public OutputView output(@PathParam("id") String id) {
    return OutputView.of(tasks.get(id).output());
  }

  /** All that is kept of one stream, exactly as it was written. */
  @GET
  @Path("/{stream: out|err|log}.txt")
  @Produces("text/plain;charset=UTF-8")
  public String text(@PathParam("id") String id, @PathParam("stream") String stream) {
    TaskOutput output = tasks.get(id).output();
    return switch (stream) {
      case "out" -> output.stdout();
      case "err" -> output.stderr();
      default -> output.log();
    };
  }

  /**
   * As server-sent events: {@code begin}, then a {@code line} each as it is written, then {@code
   * end}. The page takes one event after the other; a slow one slows nobody.
   */
  @GET
  @Path("/live")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Blocking // counts the lines: not on a thread that serves other requests meanwhile
  public Multi<OutboundSseEvent> live(@PathParam("id") String id, @Context Sse sse) {
    TaskOutput output = tasks.get(id).output();
    List<OutputLine> written = output.transcript();
    List<OutputLine> skipped = written.subList(0, Math.max(0, written.size() - LINES_AT_MOST));
    Begin first = Begin.of(skipped);
    Multi<OutboundSseEvent> begin = Multi.createFrom().item(() -> event(sse, "begin", first));
    Multi<OutboundSseEvent> lines =
        Multi.createFrom()
            .publisher(output.follow())
            .skip()
            .first(early(skipped))
            .map(line -> event(sse, "line", line));
    Multi<OutboundSseEvent> end = Multi.createFrom().item(() -> event(sse, "end", End.of(output)));
    return Multi.createBy().concatenating().streams(begin, lines, end);
  }

  /**
   * Tells the lines that were counted as skipped, which come first; or fewer, if some of them have
   * given way to later ones meanwhile. It holds none of them.
   */
  private static Predicate<OutputLine> early(List<OutputLine> skipped) {
    if (skipped.isEmpty()) {
      return line -> false;
    }
    Instant last = skipped.get(skipped.size() - 1).at();
    AtomicInteger left = new AtomicInteger(skipped.size());
    return line -> left.getAndDecrement() > 0 && !line.at().isAfter(last);
  }

  private static OutboundSseEvent event(Sse sse, String name, Object data) {
    return sse.newEventBuilder()
        .name(name)
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(data.getClass(), data)
        .build();
  }

  /**
   * The output of a task.
   *
   * @param total how many lines are kept
   * @param lines the last of them
   * @param droppedBytes how much was not kept, being too much
   * @param exception the trace of the exception that ended the task
   */
  record OutputView(
      int total, List<OutputLine> lines, long droppedBytes, Optional<String> exception) {
    static OutputView of(TaskOutput output) {
      List<OutputLine> all = output.transcript();
      List<OutputLine> last = all.subList(Math.max(0, all.size() - LINES_AT_MOST), all.size());
      return new OutputView(all.size(), last, output.droppedBytes(), output.exception());
    }
  }

  /**
   * What comes before the first line.
   *
   * @param skipped how many lines of each stream were left out
   */
  record Begin(Map<StreamKind, Long> skipped) {
    static Begin of(List<OutputLine> lines) {
      return new Begin(lines.stream().collect(groupingBy(OutputLine::stream, counting())));
    }
  }

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
