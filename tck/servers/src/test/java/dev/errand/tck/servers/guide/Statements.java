package dev.errand.tck.servers.guide;

import dev.errand.Background;
import dev.errand.Task;
import dev.errand.TaskSupervisor;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;

// guide: handing contexts over
@ApplicationScoped
public class Statements {
  @Inject TaskSupervisor supervisor;
  @Inject SecurityContext security;
  @Resource ContextService contexts;

  @Background
  public Task<String> send(String customer, String caller) { // an argument like any other
    return Task.of("to " + customer + ", for " + caller);
  }

  @Background(executor = "java:comp/DefaultManagedExecutorService") // takes who calls along
  public Task<String> sendAsCaller(String customer) {
    return Task.of(compose(customer));
  }

  public Task<String> sendWithAllContexts(String customer) { // those of who calls, here and now
    return supervisor.submit(contexts.contextualSupplier(() -> compose(customer))::get);
  }

  private String compose(String customer) {
    return "to " + customer + ", for " + security.getCallerPrincipal().getName();
  }
}
// end
