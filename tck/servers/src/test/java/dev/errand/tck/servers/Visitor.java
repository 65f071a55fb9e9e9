package dev.errand.tck.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

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

  private String answer(String path, String method) throws IOException, InterruptedException {
    HttpResponse<String> response = request(path, method);
    assertEquals(200, response.statusCode(), response.body());
    return response.body();
  }

  HttpResponse<String> request(String path, String method)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(server.address(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
