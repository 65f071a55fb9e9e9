package dev.errand.sample;

import dev.errand.CancelOutcome;
import dev.errand.Task;
import dev.errand.TaskInfo;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** The tasks: listed, looked at, cancelled. */
@Path("/api/tasks")
@Produces(MediaType.APPLICATION_JSON)
public class TaskResource {
  private static final int PAGE_AT_MOST = 1000;

  private final Tasks tasks;
  private final LiveTasks live;

  @Inject
  TaskResource(Tasks tasks, LiveTasks live) {
    this.tasks = tasks;
    this.live = live;
  }

  /**
   * Lists tasks, newest first.
   *
   * @param statuses those in one of these; none for all
   * @param name those whose name contains this
   * @param page which page, from 1
   * @param size how many a page, 1 to 1,000
   */
  @GET
  public TaskPage list(
      @QueryParam("status") List<String> statuses,
      @QueryParam("name") @DefaultValue("") String name,
      @QueryParam("page") @DefaultValue("1") int page,
      @QueryParam("size") @DefaultValue("50") int size) {
    if (page < 1 || size < 1 || size > PAGE_AT_MOST) {
      throw new Problem.Raised(
          400,
          "No such page",
          "Page %d of %d tasks was asked for; pages count from 1 and have 1 to %d."
              .formatted(page, size, PAGE_AT_MOST));
    }
    List<TaskInfo> found = tasks.list(statuses, name);
    List<TaskView> shown =
        found.stream().skip((page - 1L) * size).limit(size).map(live::view).toList();
    return new TaskPage(page, size, found.size(), shown);
  }

  /** The status URL of a task. */
  @GET
  @Path("/{id}")
  public TaskView get(@PathParam("id") String id) {
    return live.view(tasks.get(id).info());
  }

  /** Cancels a task: 202, and the status URL tells when it has ended. */
  @POST
  @Path("/{id}/cancel")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response cancel(@PathParam("id") String id) {
    Task<?> task = tasks.get(id);
    CancelOutcome outcome = task.cancel("Cancelled on the page");
    if (outcome == CancelOutcome.ALREADY_ENDED) {
      throw new Problem.Raised(
          409, "Already ended", "'" + task.name() + "' had ended: " + task.status() + ".");
    }
    live.changed(task.info());
    TaskView now = live.view(task.info());
    return Response.accepted(new Cancelled(outcome, now)).location(URI.create(now.url())).build();
  }

  /**
   * Some of the tasks.
   *
   * @param page which page, from 1
   * @param size how many a page at most
   * @param total how many tasks there are on all pages
   * @param tasks those of this page
   */
  record TaskPage(int page, int size, int total, List<TaskView> tasks) {}

  /**
   * The answer to a cancellation.
   *
   * @param outcome what it achieved
   * @param task the task now
   */
  record Cancelled(CancelOutcome outcome, TaskView task) {}
}
