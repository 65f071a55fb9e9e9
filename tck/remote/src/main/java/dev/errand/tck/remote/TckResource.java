package dev.errand.tck.remote;

import dev.errand.tck.Suite;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Collectors;

/** Runs the suite where it is deployed. For tests alone: it runs whatever class it is told to. */
@ApplicationScoped
@Path("suite")
@Produces(MediaType.TEXT_PLAIN)
public class TckResource {
  /**
   * Tells that the server is up.
   *
   * @return its virtual machine
   */
  @GET
  public String ready() {
    return System.getProperty("java.runtime.version");
  }

  /**
   * Runs one class of the suite in the thread of the request.
   *
   * @param className its name
   * @return a line a test
   */
  @POST
  public String run(@QueryParam("class") String className) {
    if (!className.startsWith(Suite.class.getPackageName() + ".")) {
      throw new IllegalArgumentException("No class of the suite: " + className);
    }
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(TckResource.class.getClassLoader());
    try {
      return TckRun.of(className).stream().map(TckResult::encode).collect(Collectors.joining("\n"));
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
