package dev.errand.tck.servers.office;

import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** An application without the extension, which tells what the others have changed in the JVM. */
@ApplicationScoped
@Path("witness")
@Produces(MediaType.TEXT_PLAIN)
public class Witness {
  /** The streams and the handlers of the root logger, each by its class and identity. */
  @GET
  public String tell() {
    Objects.requireNonNull(Marker.ONE);
    return "out "
        + identity(System.out)
        + ", err "
        + identity(System.err)
        + ", handlers "
        + Arrays.stream(Logger.getLogger("").getHandlers())
            .map(Witness::identity)
            .collect(Collectors.joining(" "));
  }

  /** Uses the server's executor and contexts: for them, it is the last application to do so. */
  @POST
  @Path("work")
  @SuppressWarnings("BanJNDI") // the names are the specification's
  public String work() throws NamingException {
    Executor executor = InitialContext.doLookup("java:comp/DefaultManagedExecutorService");
    ContextService contexts = InitialContext.doLookup("java:comp/DefaultContextService");
    Runnable nothing = () -> {};
    executor.execute(contexts.createContextualProxy(nothing, Runnable.class));
    return "handed over";
  }

  private static String identity(Object object) {
    return object.getClass().getName() + "@" + System.identityHashCode(object);
  }
}
