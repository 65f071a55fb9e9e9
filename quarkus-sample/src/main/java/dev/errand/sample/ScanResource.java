package dev.errand.sample;

import dev.errand.Task;
import dev.errand.TaskId;
import dev.errand.TaskSupervisor;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Scans: started, and looked at. */
@Path("/api/scans")
@Produces(MediaType.APPLICATION_JSON)
public class ScanResource {
  private final Scans scans;
  private final AllowedRoot root;
  private final TaskSupervisor supervisor;
  private final LiveTasks live;

  @Inject
  ScanResource(Scans scans, AllowedRoot root, TaskSupervisor supervisor, LiveTasks live) {
    this.scans = scans;
    this.root = root;
    this.supervisor = supervisor;
    this.live = live;
  }

  /** Starts a scan and answers at once: 202, and where to see how it goes. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response start(@Nullable Wish sent) {
    Wish wish = Problem.given(sent);
    Scan scan = scans.start(root.directory(wish.where()), Part.parse(wish.what()));
    ScanView view = view(scan);
    return Response.accepted(view).location(URI.create(view.url())).build();
  }

  /** The status URL of a scan. */
  @GET
  @Path("/{id}")
  public ScanView get(@PathParam("id") UUID id) {
    return scans
        .find(id)
        .map(this::view)
        .orElseThrow(() -> new Problem.Raised(404, "No such scan", "No scan " + id + " is known."));
  }

  private ScanView view(Scan scan) {
    List<TaskView> tasks = scan.tasks().stream().flatMap(this::view).toList();
    return new ScanView(
        scan.id(),
        root.show(scan.directory()),
        scan.at(),
        tasks.stream().allMatch(TaskView::ended),
        tasks,
        scan.skipped(),
        "/api/scans/" + scan.id());
  }

  private Stream<TaskView> view(TaskId id) {
    return supervisor.find(id).map(Task::info).map(live::view).stream();
  }

  /**
   * What is asked for.
   *
   * @param directory where; the root if nothing is said
   * @param parts what; everything if nothing is said
   */
  record Wish(@Nullable String directory, @Nullable List<String> parts) {
    String where() {
      return directory == null ? "" : directory;
    }

    List<String> what() {
      return parts == null ? List.of() : parts;
    }
  }

  /**
   * A scan.
   *
   * @param ended whether all its tasks have ended
   * @param tasks its tasks, but for those that are forgotten
   * @param skipped what was not started, and why
   * @param url where this is found
   */
  record ScanView(
      UUID id,
      String directory,
      Instant at,
      boolean ended,
      List<TaskView> tasks,
      List<Scan.Skipped> skipped,
      String url) {}
}
