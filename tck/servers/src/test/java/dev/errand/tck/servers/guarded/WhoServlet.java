package dev.errand.tck.servers.guarded;

import jakarta.annotation.security.DeclareRoles;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Callable;

/** Answers only callers that the guard lets in. */
@WebServlet("/who")
@DeclareRoles("clerk")
@ServletSecurity(@HttpConstraint(rolesAllowed = "clerk"))
public class WhoServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Who who;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain");
    String caller = request.getRemoteUser();
    try {
      if ("statements".equals(request.getParameter("what"))) {
        response.getWriter().print(who.statements("Bob", caller));
        return;
      }
      Callable<String> see =
          "roles".equals(request.getParameter("what")) ? who::roles : () -> who.identity(caller);
      response.getWriter().print(see.call() + ": " + who.seenInTasks(see, who));
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
