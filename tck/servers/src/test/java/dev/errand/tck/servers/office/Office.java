package dev.errand.tck.servers.office;

import dev.errand.Task;
import dev.errand.TaskSupervisor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What tests ask the office for; answers are text. */
@ApplicationScoped
@Path("office")
@Produces(MediaType.TEXT_PLAIN)
public class Office {
  private static final Duration LONG = Duration.ofSeconds(30);

  @Inject private Clerk clerk;
  @Inject private TaskSupervisor supervisor;
  @Inject private Opening opening;

  /** Runs a task that prints, and gives what it wrote to out, err and log. */
  @POST
  @Path("write")
  public String write(@QueryParam("text") String text) throws Exception {
    Task<String> task = clerk.write(text);
    task.join(LONG);
    return String.join("|", task.output().stdout(), task.output().stderr(), task.output().log());
  }

  /** Runs a task that has another thread print, and tells what that knew of it. */
  @POST
  @Path("delegate")
  public String delegate(@QueryParam("text") String text) throws Exception {
    Task<String> task = clerk.delegate(text);
    return task.join(LONG) + ": " + task.output().stdout();
  }

  /** Runs a task that succeeds in its third attempt. */
  @POST
  @Path("insist")
  public String insist() throws Exception {
    Task<Integer> task = clerk.insist();
    return task.join(LONG) + " of " + task.info().attempts();
  }

  /** Runs a task that is in time in its third attempt. */
  @POST
  @Path("hurry")
  public String hurry() throws Exception {
    Task<Integer> task = clerk.hurry();
    return task.join(LONG) + " of " + task.info().attempts();
  }

  /** Runs a task whose fallback gives the result. */
  @POST
  @Path("give-up")
  public String giveUp() throws Exception {
    Task<String> task = clerk.giveUp();
    return task.join(LONG) + " of " + task.info().attempts();
  }

  /** Runs a task that fails in all its attempts, and tells how many there were. */
  @POST
  @Path("fail")
  public String fail() {
    Task<Void> task = clerk.fail();
    return task.handle((result, failure) -> task.info().attempts()).toCompletableFuture().join()
        + " attempts";
  }

  /**
   * Runs tasks that use the request context, and tells what they found there, one after another.
   */
  @POST
  @Path("file")
  public String file(@QueryParam("times") int times) throws Exception {
    List<Integer> found = new ArrayList<>();
    int before = Desk.CLEARED.get();
    for (int i = 0; i < times; i++) {
      found.add(clerk.file().join(LONG));
    }
    return found + ", cleared " + (Desk.CLEARED.get() - before);
  }

  /** Starts tasks that do not end by themselves. */
  @POST
  @Path("wait")
  public String waitForever(@QueryParam("times") int times) throws InterruptedException {
    CountDownLatch started = new CountDownLatch(times);
    for (int i = 0; i < times; i++) {
      clerk.waitForever(started);
    }
    started.await();
    return supervisor.info().slotsInUse() + " running";
  }

  /** What became of the tasks that were submitted during the start. */
  @GET
  @Path("opening")
  public String opening() throws Exception {
    return opening.outcomes();
  }

  /** The name of a thread that runs tasks. */
  @GET
  @Path("thread")
  public String thread() throws Exception {
    return clerk.thread().join(LONG);
  }
}
