package dev.errand.tck.remote;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/**
 * Asks a server to run the suite that is deployed there.
 *
 * @param endpoint the address of {@link TckResource}
 */
public record TckClient(URI endpoint) {
  /** Longer than any class of the suite takes; reached only where the server hangs. */
  private static final Duration LONG = Duration.ofMinutes(5);

  /**
   * Has one class of the suite run.
   *
   * @param className its binary name
   * @return the results of its tests
   * @throws IOException if the server does not answer, or answers with an error
   * @throws InterruptedException if the calling thread is interrupted
   */
  public List<TckResult> run(String className) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpoint + "?class=" + className))
            .timeout(LONG)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(
          className + ": the server answered " + response.statusCode() + "\n" + response.body());
    }
    return response.body().lines().map(TckResult::decode).toList();
  }
}
