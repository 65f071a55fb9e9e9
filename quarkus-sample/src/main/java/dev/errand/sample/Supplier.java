package dev.errand.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.Task;
import dev.errand.TaskContext;
import dev.errand.TaskPriority;
import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.eclipse.microprofile.faulttolerance.Retry;

/** The client of a supplier who fails more often than not: {@link SupplierResource}. */
@ApplicationScoped
class Supplier {
  private static final System.Logger LOG = System.getLogger(Supplier.class.getName());

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer here;
  private final ObjectMapper json;
  private final TaskContext task;

  @Inject
  Supplier(HttpServer here, ObjectMapper json, TaskContext task) {
    this.here = here;
    this.json = json;
    this.task = task;
  }

  /**
   * Orders something, and asks again until the supplier answers.
   *
   * @return a task, at once; its result is the supplier's answer
   */
  @Background(name = "order labels", priority = TaskPriority.HIGH)
  @CapturedOutput(limit = OutputResource.KEPT_BYTES)
  @Retry(maxRetries = 11, delay = 700, jitter = 300, retryOn = Unavailable.class)
  Task<String> order(Order order) {
    System.out.printf("Asking for %d × %s%n", order.quantity(), order.article());
    HttpResponse<String> answer = send(order);
    if (answer.statusCode() != 200) {
      System.err.println("Answer " + answer.statusCode() + ": " + answer.body());
      throw new Unavailable("The supplier answered " + answer.statusCode() + ".");
    }
    LOG.log(
        System.Logger.Level.INFO,
        "The supplier took the order at attempt {0}",
        Integer.toString(task.attempt()));
    return Task.of(answer.body());
  }

  private HttpResponse<String> send(Order order) {
    try {
      return http.send(request(order), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new Unavailable("The supplier cannot be reached: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The order was given up while the supplier was asked.");
    }
  }

  private HttpRequest request(Order order) throws JsonProcessingException {
    return HttpRequest.newBuilder(here.getLocalBaseUri().resolve("/supplier/orders"))
        .timeout(Duration.ofSeconds(20))
        .header("Content-Type", MediaType.APPLICATION_JSON)
        .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(order)))
        .build();
  }

  /** The supplier is not in the mood; it is worth asking again. */
  static final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unavailable(String message) {
      super(message);
    }
  }
}
