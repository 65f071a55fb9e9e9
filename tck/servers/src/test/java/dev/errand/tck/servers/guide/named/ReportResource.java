package dev.errand.tck.servers.guide.named;

import dev.errand.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

// guide: the endpoint
@ApplicationScoped
@Path("reports")
public class ReportResource {
  @Inject Reports reports;

  @GET
  @Path("monthly/{month}")
  public String monthly(@PathParam("month") String month) {
    return reports.monthly(month).join(); // Helidon answers only on the thread that it has called
  }

  @GET
  @Path("yearly/{year}")
  public String yearly(@PathParam("year") String year) {
    Task<String> task = reports.yearly(year);
    return task.join() + ": " + task.output().stdout();
  }

  @DELETE
  public void lose() {
    reports.lost();
  }
}
// end
