package dev.errand.sample;

import dev.errand.Task;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Orders, sent to the supplier in the background. */
@Path("/api/orders")
public class OrderResource {
  private final Supplier supplier;
  private final LiveTasks live;

  @Inject
  OrderResource(Supplier supplier, LiveTasks live) {
    this.supplier = supplier;
    this.live = live;
  }

  /** Passes an order on and answers at once: 202, and where to see how it goes. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response order(@Nullable Order sent) {
    Order order = Problem.given(sent);
    Task<String> task = supplier.order(order.checked());
    live.about(task, order.article());
    TaskView view = live.view(task.info());
    return Response.accepted(view).location(URI.create(view.url())).build();
  }
}
