package dev.errand.tck.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Asks applications on a server.
 *
 * @param server the server
 */
record Visitor(Server server) {
  String get(String path) throws IOException, InterruptedException {
    return answer(path, "GET");
  }

  String post(String path) throws IOException, InterruptedException {
    return answer(path, "POST");
  }

  /** Asks for the same many times at once. */
  void crowd(String path, int visitors) {
    HttpClient client = HttpClient.newHttpClient();
    List<CompletableFuture<HttpResponse<String>>> answers =
        Stream.generate(() -> client.sendAsync(ask(path, "GET"), BodyHandlers.ofString()))
            .limit(visitors)
            .toList();
    answers.forEach(answer -> assertEquals(200, answer.join().statusCode()));
  }

  private String answer(String path, String method) throws IOException, InterruptedException {
    HttpResponse<String> response = request(path, method);
    assertEquals(200, response.statusCode(), response.body());
    return response.body();
  }

  HttpResponse<String> request(String path, String method)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(ask(path, method), BodyHandlers.ofString());
  }

  private HttpRequest ask(String path, String method) {
    return HttpRequest.newBuilder(server.address(path))
        .method(method, HttpRequest.BodyPublishers.noBody())
        .build();
  }
}
