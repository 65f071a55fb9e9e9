package dev.errand.tck.servers.guide;

import dev.errand.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.concurrent.CompletionStage;

// guide: the endpoint
@ApplicationScoped
@Path("reports")
public class ReportResource {
  @Inject Reports reports;

  @GET
  @Path("monthly/{month}")
  public CompletionStage<String> monthly(@PathParam("month") String month) {
    return reports.monthly(month); // answered when the task is done; no thread waits
  }

  @GET
  @Path("yearly/{year}")
  public CompletionStage<String> yearly(@PathParam("year") String year) {
    Task<String> task = reports.yearly(year);
    return task.thenApply(done -> done + ": " + task.output().stdout());
  }

  @DELETE
  public void lose() {
    reports.lost();
  }
}
// end
