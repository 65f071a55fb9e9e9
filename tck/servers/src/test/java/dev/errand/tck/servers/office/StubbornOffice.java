package dev.errand.tck.servers.office;

import dev.errand.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Has a task fail. */
@ApplicationScoped
@Path("stubborn")
@Produces(MediaType.TEXT_PLAIN)
public class StubbornOffice {
  @Inject private StubbornClerk clerk;

  /** Tells how many attempts there were. */
  @POST
  public String fail() {
    Task<Void> task = clerk.fail();
    return task.handle((result, failure) -> task.info().attempts()).toCompletableFuture().join()
        + " attempts";
  }
}
