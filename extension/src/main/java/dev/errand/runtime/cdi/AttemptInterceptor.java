package dev.errand.runtime.cdi;

import dev.errand.runtime.cdi.SupervisionInterceptor.RunningCall;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/**
 * The inner one, where fault tolerance is in between: runs once an attempt, on whatever thread that
 * is. Inside fault tolerance (4010 to 4050; 4015 on Payara). In Quarkus the extension binds it to
 * every task instead.
 */
@Interceptor
@Attempted
@Priority(AttemptInterceptor.PRIORITY)
@BroughtAlong
public class AttemptInterceptor {
  static final int PRIORITY = 4100;

  @AroundInvoke
  @Nullable Object run(InvocationContext call) throws Exception {
    return call.getContextData().get(SupervisionInterceptor.TASK) instanceof RunningCall running
        ? running.task().attempt(run -> running.method().fromBody(call.proceed()))
        : call.proceed();
  }
}
