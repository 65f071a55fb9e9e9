package dev.errand.tck.servers.guarded;

import dev.errand.Background;
import dev.errand.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Tells what a task sees of who has called it, and of its application. */
@ApplicationScoped
public class Who {
  @Inject private SecurityContext security;

  /** The name of whom the calling thread works for. */
  String caller() {
    Principal caller = security.getCallerPrincipal();
    return caller == null ? "nobody" : caller.getName();
  }

  /** The same in the background, with the name of the application. */
  @Background
  @SuppressWarnings("BanJNDI") // a fixed name
  public Task<String> inBackground() throws NamingException {
    return Task.of(
        caller()
            + " in "
            + new InitialContext().lookup("java:module/ModuleName")
            + ", its class loader: "
            + (Thread.currentThread().getContextClassLoader() == Who.class.getClassLoader()));
  }
}
