package dev.errand.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses what another site makes a browser send here. Three doors: a name that is not ours (a site
 * may let its own name point to this machine), an {@code Origin} or {@code Sec-Fetch-Site} that is
 * not ours, and a body that a plain form could send.
 */
@ApplicationScoped
class SameOrigin {
  private static final int FIRST = 1000;
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

  private final List<String> hosts;
  private final ObjectMapper json;

  @Inject
  SameOrigin(
      @ConfigProperty(name = "sample.hosts") Optional<List<String>> hosts, ObjectMapper json) {
    this.hosts = hosts.orElse(List.of()).stream().map(SameOrigin::lower).toList();
    this.json = json;
  }

  void register(@Observes Filters filters) {
    filters.register(this::filter, FIRST);
  }

  private void filter(RoutingContext exchange) {
    Optional<Problem> refusal = refusal(exchange.request());
    if (refusal.isPresent()) {
      refuse(exchange, refusal.get());
    } else {
      exchange.next();
    }
  }

  private Optional<Problem> refusal(HttpServerRequest request) {
    HostAndPort host = request.authority();
    if (host == null || !isOurs(host.host())) {
      return forbidden(
          "The host '"
              + host
              + "' is not served; open the page at a loopback address, or name the host in"
              + " sample.hosts.");
    }
    String origin = request.getHeader("Origin");
    if (origin != null && !origin.equalsIgnoreCase(request.scheme() + "://" + host(request))) {
      return forbidden("The request comes from another origin, '" + origin + "'.");
    }
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none") && !isLink(request)) {
      return forbidden("The request comes from another site (" + site + ").");
    }
    if (request.method().equals(HttpMethod.POST) && !isJson(request)) {
      return Optional.of(
          new Problem(415, "Not JSON", "A request of this kind has the type application/json."));
    }
    return Optional.empty();
  }

  private boolean isOurs(String host) {
    return LOOPBACK.matcher(lower(host)).matches() || hosts.contains(lower(host));
  }

  /** Somebody follows a link to the page: that is how pages are found. */
  private static boolean isLink(HttpServerRequest request) {
    return request.method().equals(HttpMethod.GET)
        && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
        && !request.path().startsWith("/api/");
  }

  private static boolean isJson(HttpServerRequest request) {
    String type = request.getHeader("Content-Type");
    return type != null && lower(type).matches("application/json\\s*(;.*)?");
  }

  private static String host(HttpServerRequest request) {
    return String.valueOf(request.authority());
  }

  private static Optional<Problem> forbidden(String why) {
    return Optional.of(new Problem(403, "Refused", why));
  }

  private void refuse(RoutingContext exchange, Problem problem) {
    try {
      exchange
          .response()
          .setStatusCode(problem.status())
          .putHeader("Content-Type", Problem.MEDIA_TYPE)
          .end(json.writeValueAsString(problem));
    } catch (JsonProcessingException e) {
      exchange.fail(e);
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
