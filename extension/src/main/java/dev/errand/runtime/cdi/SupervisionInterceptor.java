package dev.errand.runtime.cdi;

import dev.errand.Supervised;
import dev.errand.runtime.core.Job;
import dev.errand.runtime.core.SupervisedTask;
import dev.errand.runtime.core.Supervisor;
import dev.errand.runtime.core.Work;
import dev.errand.spi.TaskRun;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * The outer one: makes the task. A background call returns here, and its chain goes on from here on
 * a worker. After security (150), so that a refused role is told to the caller; before transactions
 * (200) and fault tolerance, so that they are the worker's.
 */
@Interceptor
@Supervised
@Priority(SupervisionInterceptor.PRIORITY)
@BroughtAlong
public class SupervisionInterceptor {
  static final int PRIORITY = 175;

  /** Where the chain finds its task. */
  static final String TASK = "dev.errand.task";

  /** A method, as it was last called on the bean that this belongs to. */
  private record Known(Method method, TaskMethod asTask) {}

  private final Supervisor supervisor;
  private final TaskMethods methods;

  /** Spares most calls a look into a map; whichever thread wins, it is true. */
  private @Nullable Known last;

  @Inject
  SupervisionInterceptor(Wiring wiring) {
    this.supervisor = wiring.supervisor();
    this.methods = wiring.methods();
  }

  @AroundInvoke
  @Nullable Object call(InvocationContext call) throws Throwable {
    TaskMethod method = method(call);
    if (method.onlyABridge()) {
      return call.proceed(); // to the method itself, which comes here too
    }
    if (method.background()) {
      return method.toCaller(
          supervisor.submit(method.recipe(), method.keyOf(call), new Rest(call, method)));
    }
    return supervisor.callInline(method.recipe(), new Rest(call, method));
  }

  @SuppressWarnings(
      "ReferenceEquality") // containers have one object a method; else it is looked up
  private TaskMethod method(InvocationContext call) {
    Method called = call.getMethod();
    Known known = last;
    if (known == null || known.method != called) {
      known = new Known(called, methods.of(call));
      last = known;
    }
    return known.asTask;
  }

  /**
   * The rest of the chain: what the task does, and, where no fault tolerance is in it, its attempt.
   */
  private record Rest(InvocationContext call, TaskMethod method) implements Job, Work {
    @Override
    public @Nullable Object run(SupervisedTask<?> task) throws Exception {
      if (!method.faultTolerant()) { // the chain as a whole is the one attempt
        return method.fromChain(task.attempt(this));
      }
      call.getContextData().put(TASK, new RunningCall(task, method));
      return method.fromChain(call.proceed());
    }

    @Override
    public @Nullable Object run(TaskRun run) throws Exception {
      return call.proceed();
    }
  }

  /** What the inner interceptor needs. */
  record RunningCall(SupervisedTask<?> task, TaskMethod method) {}
}
