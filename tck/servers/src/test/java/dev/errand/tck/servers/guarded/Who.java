package dev.errand.tck.servers.guarded;

import dev.errand.Background;
import dev.errand.Task;
import dev.errand.TaskContext;
import dev.errand.TaskSupervisor;
import dev.errand.tck.servers.guide.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Tells what tasks see of who has called. */
@ApplicationScoped
public class Who {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Set<String> CALLERS = Set.of("ada", "grace");

  @Inject private SecurityContext security;
  @Inject private TaskSupervisor supervisor;
  @Inject private Statements statements;

  /** What a thread sees of a caller's name, as the table of contexts says it. */
  String identity(String caller) {
    Principal here = security.getCallerPrincipal();
    if (here == null || !CALLERS.contains(here.getName())) {
      return "cleared";
    }
    return here.getName().equals(caller) ? "travels" : "that of " + here.getName();
  }

  /** What a thread sees of the roles that all callers have. */
  String roles() {
    return security.isCallerInRole("clerk") ? "travels" : "cleared";
  }

  /** What bodies see, by the way in which they come to a thread. */
  Map<String, String> seenInTasks(Callable<String> see, Who injected) throws Exception {
    Map<String, String> seen = new TreeMap<>();
    seen.put("a method", injected.call(see).join(LONG));
    seen.put("a request", supervisor.submit(see).join(LONG));
    seen.put(
        "a delayed one",
        supervisor.task("delayed who").delay(Duration.ofMillis(1)).submit(see).join(LONG));
    seen.put("a retry", injected.insist(see).join(LONG));
    seen.put(
        "a named executor",
        supervisor
            .task("who on a named executor")
            .executor("java:comp/DefaultManagedExecutorService")
            .submit(see)
            .join(LONG));
    return seen;
  }

  /** What the application of the guide does. */
  List<String> statements(String customer, String caller) throws Exception {
    return List.of(
        statements.send(customer, caller).join(LONG),
        statements.sendAsCaller(customer).join(LONG),
        statements.sendWithAllContexts(customer).join(LONG));
  }

  /** In the background. */
  @Background
  public Task<String> call(Callable<String> see) throws Exception {
    return Task.of(see.call());
  }

  /** In the second attempt. */
  @Background
  @Retry(maxRetries = 1, delay = 0, jitter = 0)
  public Task<String> insist(Callable<String> see) throws Exception {
    if (TaskContext.current().attempt() == 1) {
      throw new IllegalStateException("again");
    }
    return Task.of(see.call());
  }
}
