package dev.errand.tck.servers.office;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Answers where the application with the session bean is not refused. */
@ApplicationScoped
@Path("clerks")
@Produces(MediaType.TEXT_PLAIN)
public class SessionOffice {
  @Inject private Instance<SessionClerk> clerks;

  /** Tells whether the class is a bean. */
  @GET
  public String tell() {
    return clerks.isUnsatisfied() ? "no bean" : "a bean";
  }
}
