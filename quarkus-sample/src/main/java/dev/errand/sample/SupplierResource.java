package dev.errand.sample;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays somebody else's service, a slow one: of three requests it fails two. */
@Path("/supplier/orders")
public class SupplierResource {
  private static final long SLOW_MILLIS = 600;

  private final AtomicInteger requests = new AtomicInteger();

  /** Takes an order, or not. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.TEXT_PLAIN)
  public CompletionStage<Response> order(Order order) {
    int number = requests.incrementAndGet();
    return CompletableFuture.supplyAsync(
        () -> answer(number, order),
        CompletableFuture.delayedExecutor(SLOW_MILLIS, TimeUnit.MILLISECONDS));
  }

  private static Response answer(int number, Order order) {
    if (number % 3 != 0) {
      return Response.status(Response.Status.SERVICE_UNAVAILABLE)
          .entity("We are very busy. Please ask again.")
          .build();
    }
    return Response.ok("Order " + number / 3 + ": " + order.quantity() + " × " + order.article())
        .build();
  }
}
