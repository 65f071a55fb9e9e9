package dev.errand.tck.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/**
 * The administration of GlassFish and what descends from it, over HTTP as asadmin does.
 *
 * @param port where it listens
 */
record Administration(int port) {
  /** Longer than any command takes on a busy machine; reached only by a defect. */
  private static final Duration COMMAND = Duration.ofMinutes(4);

  /** Has a command run, and gives its answer, which tells {@code SUCCESS} or {@code FAILURE}. */
  String run(String command, String operand) throws IOException, InterruptedException {
    URI address =
        URI.create(
            "http://127.0.0.1:%d/__asadmin/%s?DEFAULT=%s"
                .formatted(port, command, URLEncoder.encode(operand, UTF_8)));
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("User-Agent", "hk2-agent")
            .header("X-Requested-By", "cli")
            .version(HttpClient.Version.HTTP_1_1) // it hangs up on a wish for another
            .timeout(COMMAND)
            .GET()
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    return response.statusCode() + " " + response.body();
  }

  /**
   * Gives the command of the server itself, as asadmin tells it when it is not to start it: asadmin
   * would stand in between, and end before the server does.
   *
   * @param java the virtual machine that the server is to run on, with which its command begins
   * @param startDomain asadmin and its arguments
   */
  static List<String> serverCommand(String java, ProcessBuilder startDomain) throws IOException {
    Process asadmin = startDomain.redirectErrorStream(true).start();
    String told = new String(asadmin.getInputStream().readAllBytes(), UTF_8);
    List<String> lines = told.lines().toList();
    int begin = lines.indexOf(java);
    int end = lines.indexOf("Command start-domain executed successfully.");
    if (begin < 0 || end < 0) {
      throw new IOException("No command of a server: " + told);
    }
    return lines.subList(begin, end).stream().filter(argument -> !argument.isEmpty()).toList();
  }
}
