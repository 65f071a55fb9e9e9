package dev.errand.runtime.cdi;

import dev.errand.Background;
import dev.errand.CaptureSettings;
import dev.errand.CapturedOutput;
import dev.errand.TaskKind;
import dev.errand.runtime.cdi.Configuration.BackgroundSettings;
import dev.errand.runtime.core.Recipe;
import dev.errand.runtime.core.Recipe.ResultKind;
import dev.errand.runtime.core.Supervisor;
import dev.errand.spi.ResultAdapter;
import dev.errand.spi.TaskSettings;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Knows the task methods of the application, each after its first call. */
final class TaskMethods {
  private final Supervisor supervisor;
  private final Executors executors;
  private final Configuration configuration;
  private final Deployed deployed;
  private final List<ResultAdapter> adapters = Plugins.load(ResultAdapter.class);

  /** By the class of the target, which may be generated, and the method. */
  private final Map<Class<?>, Map<Method, TaskMethod>> known = new ConcurrentHashMap<>();

  TaskMethods(
      Supervisor supervisor, Executors executors, Configuration configuration, Deployed deployed) {
    this.supervisor = supervisor;
    this.executors = executors;
    this.configuration = configuration;
    this.deployed = deployed;
  }

  TaskMethod of(InvocationContext call) {
    Class<?> target = call.getTarget().getClass();
    Map<Method, TaskMethod> methods = known.get(target);
    if (methods == null) {
      methods = known.computeIfAbsent(target, type -> new ConcurrentHashMap<>());
    }
    Method method = call.getMethod();
    TaskMethod found = methods.get(method);
    if (found == null) {
      Class<?> beanClass = beanClass(target, method);
      Method bridge = Bindings.bridge(beanClass, method);
      // ArC intercepts the call that a bridge makes, others do not.
      boolean onlyABridge = bridge != null && isOfArc(target);
      found = make(beanClass, method, Bindings.of(call, bridge), onlyABridge);
      methods.put(method, found);
    }
    return found;
  }

  /** The class that the application wrote: containers put generated ones below it. */
  private Class<?> beanClass(Class<?> target, Method method) {
    for (Class<?> type = target; type != null; type = type.getSuperclass()) {
      if (deployed.isBeanClass(type.getName())) {
        return type;
      }
    }
    return method.getDeclaringClass();
  }

  private static boolean isOfArc(Class<?> target) {
    return Stream.of(target.getInterfaces())
        .anyMatch(type -> type.getName().equals("io.quarkus.arc.Subclass"));
  }

  private Executor executor(String task, String name) {
    try {
      return executors.find(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "@Background(executor) of task '"
              + task
              + "': "
              + e.getMessage()
              + " It was not started.",
          e);
    }
  }

  /** A call that starts a task is refused; one that is the task does what it always does. */
  private static void notFoundByTheStart(TaskSettings settings, List<String> faults) {
    if (settings.kind() == TaskKind.INLINE) {
      Warnings.notCounted(settings.name(), faults);
      return;
    }
    throw new IllegalArgumentException(
        "Task '"
            + settings.name()
            + "' was not started, because of its configuration:"
            + Configuration.list(faults));
  }

  private TaskMethod make(
      Class<?> beanClass, Method method, Set<Annotation> bindings, boolean onlyABridge) {
    Background background = one(bindings, Background.class);
    CapturedOutput captured = one(bindings, CapturedOutput.class);
    String type = beanClass.getName();
    List<String> faults = new ArrayList<>();
    BackgroundSettings configured =
        background == null
            ? null
            : configuration.background(type, method.getName(), background, faults);
    CaptureSettings capture =
        captured == null ? null : configuration.capture(type, method.getName(), captured, faults);
    TaskSettings settings =
        configured == null
            ? TaskSettings.named(Configuration.nameOf(type, method.getName())).kind(TaskKind.INLINE)
            : configured.settings();
    if (!faults.isEmpty()) {
      notFoundByTheStart(settings, faults);
    }
    if (configured != null && !configured.executor().isEmpty()) {
      settings = settings.executor(executor(settings.name(), configured.executor()));
    }
    if (configured != null && method.getReturnType() == void.class) {
      settings = settings.loggingOwnFailure();
    }
    if (capture != null) {
      settings = settings.capture(capture);
    }
    boolean faultTolerant = deployed.isFaultTolerant(type, method.getName());
    ResultKind kind =
        background != null && faultTolerant ? ResultKind.AWAITED_STAGE : ResultKind.STAGE;
    Recipe recipe = supervisor.recipe(settings, kind);
    return new TaskMethod(
        recipe,
        background != null,
        method.getReturnType() == void.class,
        background == null ? null : KeyParameter.of(method),
        adapter(method.getReturnType()),
        faultTolerant,
        onlyABridge);
  }

  private @Nullable ResultAdapter adapter(Class<?> returnType) {
    return adapters.stream()
        .filter(adapter -> adapter.typeName().equals(returnType.getName()))
        .findFirst()
        .orElse(null);
  }

  private static <A extends Annotation> @Nullable A one(Set<Annotation> bindings, Class<A> type) {
    for (Annotation binding : bindings) {
      if (binding.annotationType() == type) {
        return type.cast(binding);
      }
    }
    return null;
  }
}
