package dev.errand.tck.remote;

import dev.errand.tck.Suite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Asks a server to run the suite that is deployed there.
 *
 * @param endpoint the address of {@link TckResource}
 */
public record TckClient(URI endpoint) {
  /** Longer than any class of the suite takes; reached only where the server hangs. */
  private static final Duration LONG = Duration.ofMinutes(5);

  /**
   * Has the whole suite run, a class after the other.
   *
   * @return the results by the id of the requirement; one with several ids is under each
   * @throws IOException if the server does not answer, or answers with an error or with nothing
   * @throws InterruptedException if the calling thread is interrupted
   */
  public SortedMap<String, List<TckResult>> runAll() throws IOException, InterruptedException {
    SortedMap<String, List<TckResult>> byRequirement = new TreeMap<>();
    for (String suiteClass : Suite.classes()) {
      List<TckResult> results = run(suiteClass);
      if (results.isEmpty()) {
        throw new IOException(suiteClass + " has no results: the server found no test in it");
      }
      for (TckResult result : results) {
        for (String id : result.requirements()) {
          byRequirement.computeIfAbsent(id, key -> new ArrayList<>()).add(result);
        }
      }
    }
    return byRequirement;
  }

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
            .version(HttpClient.Version.HTTP_1_1) // others end a connection that is long silent
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
