package dev.errand.sample;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.errand.TaskRejectedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what a request ran into into the answer. */
class Problems {
  @ServerExceptionMapper
  Response raised(Problem.Raised raised) {
    return answer(raised.problem());
  }

  @ServerExceptionMapper
  Response rejected(TaskRejectedException rejected) {
    return answer(new Problem(503, "Not accepted", message(rejected)));
  }

  /** Named beside the wider type, or the runtime's own mapper would be nearer. */
  @ServerExceptionMapper({MismatchedInputException.class, JacksonException.class})
  Response unreadable(JacksonException unreadable) {
    return answer(new Problem(400, "Unreadable request", unreadable.getOriginalMessage()));
  }

  /** What the runtime itself refuses: unreadable JSON, a number that is none, no such address. */
  @ServerExceptionMapper
  Response refused(WebApplicationException refused) {
    Response given = refused.getResponse();
    if (given.hasEntity() || given.getStatus() < 400) {
      return given;
    }
    String title = given.getStatusInfo().getReasonPhrase();
    return answer(new Problem(given.getStatus(), title, message(refused)));
  }

  private static Response answer(Problem problem) {
    return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem).build();
  }

  private static String message(Throwable failure) {
    return Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getName());
  }
}
