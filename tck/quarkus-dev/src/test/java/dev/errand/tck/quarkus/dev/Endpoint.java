package dev.errand.tck.quarkus.dev;

import dev.errand.Task;
import dev.errand.TaskOutput;
import dev.errand.TaskSupervisor;
import dev.errand.shell.ShellCommand;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** What the test, which is outside of the application's class loader, asks over HTTP. */
@Path("/")
public class Endpoint {
  /** The test edits this line. */
  static final String GENERATION = "generation 0";

  /** And this one. */
  private static final boolean STARTS = true;

  @Inject Work work;
  @Inject TaskSupervisor supervisor;
  @Inject ShellCommand shell;

  /** Late: everything of ours has started by then. */
  void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
    if (!STARTS) {
      throw new IllegalStateException("This one does not start.");
    }
  }

  /** Tells whether Errand's classes are reloaded with this one. */
  @GET
  @Path("module")
  public boolean isModule() {
    return TaskSupervisor.class.getClassLoader() == Endpoint.class.getClassLoader();
  }

  /** Runs a task to its end, and gives what was captured. */
  @GET
  @Path("output")
  public String output() throws Exception {
    Task<String> task = work.prints(GENERATION);
    task.join(Duration.ofSeconds(20));
    TaskOutput output = task.output();
    return "%s:%n%s%s%s".formatted(GENERATION, output.stdout(), output.stderr(), output.log());
  }

  /** Leaves something of each kind behind that takes a thread or a process of its own. */
  @GET
  @Path("leave")
  public String leave() throws Exception {
    CountDownLatch started = new CountDownLatch(2);
    Task<String> endless = work.endless(GENERATION);
    endless.output().follow().subscribe(new Follower(started));
    Task<?> program = shell.shell("echo started && sleep 600").runAsync();
    program.output().follow().subscribe(new Follower(started));
    started.await();
    Task<?> later = supervisor.task("later").delay(Duration.ofMinutes(10)).submit(() -> "never");
    return "%s: %s, %s, %s"
        .formatted(GENERATION, endless.status(), program.status(), later.status());
  }
}
