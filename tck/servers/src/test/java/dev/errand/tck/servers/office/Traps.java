package dev.errand.tck.servers.office;

import dev.errand.Task;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What servers do that tasks could stumble over; answers are text. */
@ApplicationScoped
@Path("traps")
@Produces(MediaType.TEXT_PLAIN)
public class Traps {
  private static final Duration LONG = Duration.ofSeconds(30);

  @Inject private Stranger stranger;
  @Inject private Trapped trapped;
  @Inject private BeanManager container;
  @Inject private Opening opening;
  @Resource private ManagedExecutorService pool;

  /** Has asynchronous calls fail, all at once, and tells how many threads have a context then. */
  @POST
  @Path("stumble")
  public String stumble(@QueryParam("times") int times) throws Exception {
    List<CompletionStage<Void>> calls = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      calls.add(stranger.stumble());
    }
    for (CompletionStage<Void> call : calls) {
      call.toCompletableFuture().handle((result, failure) -> failure).get(30, TimeUnit.SECONDS);
    }
    CyclicBarrier together = new CyclicBarrier(times);
    List<Future<Boolean>> found = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      found.add(pool.submit(() -> hasContext(together)));
    }
    int active = 0;
    for (Future<Boolean> one : found) {
      active += one.get(30, TimeUnit.SECONDS) ? 1 : 0;
    }
    return String.valueOf(active);
  }

  private boolean hasContext(CyclicBarrier together) throws Exception {
    together.await(20, TimeUnit.SECONDS);
    try {
      return container.getContext(RequestScoped.class).isActive();
    } catch (ContextNotActiveException e) {
      return false;
    }
  }

  /** Runs tasks on the threads of the pool, all at once, and tells what they found there. */
  @POST
  @Path("file")
  public String file(@QueryParam("times") int times) throws Exception {
    int before = Desk.CLEARED.get();
    CyclicBarrier together = new CyclicBarrier(times);
    List<Task<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      tasks.add(trapped.file(together));
    }
    List<Integer> found = new ArrayList<>();
    for (Task<Integer> task : tasks) {
      found.add(task.join(LONG));
    }
    return found + ", cleared " + (Desk.CLEARED.get() - before);
  }

  /** What became of the tasks that were submitted during the start. */
  @GET
  @Path("opening")
  public String opening() throws Exception {
    return opening.outcomes();
  }

  /** Has Payara Micro run a command of its administration, and gives its answer. */
  @POST
  @Path("command")
  public String command(@QueryParam("name") String name, @QueryParam("operand") String operand)
      throws ReflectiveOperationException {
    // By reflection, and into it: the library is the server itself, and its own way to run a
    // command goes through a cluster, which there is not here.
    Object micro =
        Class.forName("fish.payara.micro.PayaraMicro").getMethod("getInstance").invoke(null);
    Object runtime = method(micro, "getRuntime").invoke(micro);
    Field field = runtime.getClass().getDeclaredField("runtime");
    field.setAccessible(true);
    Object server = field.get(runtime);
    Object commands = method(server, "getCommandRunner").invoke(server);
    Method run = method(commands, "run", String.class, String[].class);
    return String.valueOf(run.invoke(commands, name, new String[] {operand}));
  }

  private static Method method(Object of, String name, Class<?>... parameters)
      throws ReflectiveOperationException {
    Method method = of.getClass().getMethod(name, parameters);
    method.setAccessible(true); // the class is not public
    return method;
  }
}
