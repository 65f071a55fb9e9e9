package dev.errand.runtime.cdi;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.TaskName;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import jakarta.enterprise.inject.spi.ProcessSyntheticAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** The portable extension: Weld SE, OpenWebBeans, and the servers that are built on them. */
public class ErrandExtension implements Extension {
  /** The bean classes of this jar; registered here, so that discovery may be off. */
  static final List<Class<?>> BEANS =
      List.of(
          Wiring.class,
          InjectedContext.class,
          RetryingBean.class,
          SupervisionInterceptor.class,
          AttemptInterceptor.class,
          StartupAndShutdown.class,
          WorkerFrame.class);

  private static final int NOT_INTERCEPTED = Modifier.PRIVATE | Modifier.STATIC | Modifier.FINAL;

  /** Whether this is CDI 4, or one before. */
  private final boolean hasStartup = StartupAndShutdown.areThere();

  private final List<MethodDescription> methods = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final Set<String> executors = new TreeSet<>();
  private final Set<String> observedNames = new TreeSet<>();
  private boolean configured;

  void register(@Observes BeforeBeanDiscovery event, BeanManager container) {
    event.addQualifier(TaskName.class);
    for (Class<?> bean : BEANS) {
      if (hasStartup || bean != StartupAndShutdown.class) {
        event.addAnnotatedType(container.createAnnotatedType(bean), bean.getName());
      }
    }
  }

  /**
   * Late, to see what other extensions have made of a class. The one observer of classes: a
   * container asks each of them about each class there is.
   */
  <T> void look(
      @Observes
          @Priority(Interceptor.Priority.LIBRARY_AFTER)
          @WithAnnotations({Background.class, CapturedOutput.class, BroughtAlong.class})
          ProcessAnnotatedType<T> event,
      BeanManager container) {
    Class<T> type = event.getAnnotatedType().getJavaClass();
    if (BEANS.contains(type)) {
      if (!(event instanceof ProcessSyntheticAnnotatedType<T>)) {
        event.veto(); // the jar is discovered, too: a bean of ours must not be there twice
      }
      return;
    }
    if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
      return; // no bean; what it declares counts in its subclasses
    }
    List<MethodDescription> found =
        new ReflectedClass(container).describe(event.getAnnotatedType()).taskMethods();
    List<String> wrong = DeploymentRules.faults(found);
    if (!wrong.isEmpty()) {
      event.veto(); // a container may end the deployment at the first fault, before ours are told
    }
    methods.addAll(found);
    faults.addAll(wrong);
    Deployed here = new Deployed(found, Set.of(), false);
    if (here.isFaultTolerant()) {
      event
          .configureAnnotatedType()
          .filterMethods(
              method ->
                  here.isFaultTolerant(type.getName(), method.getJavaMember().getName())
                      && (method.getJavaMember().getModifiers() & NOT_INTERCEPTED) == 0)
          .forEach(method -> method.add(Attempted.Literal.INSTANCE));
    }
  }

  <T> void note(@Observes ProcessBean<T> event) {
    if (event.getBean().getTypes().contains(Executor.class)) {
      Executors.names(event.getBean()).forEach(executors::add);
    }
  }

  <T, X> void note(@Observes ProcessObserverMethod<T, X> event) {
    for (Annotation qualifier : event.getObserverMethod().getObservedQualifiers()) {
      if (qualifier instanceof TaskName name) {
        observedNames.add(name.value());
      }
    }
  }

  /** Here, before the container validates beans: it would end the deployment at the first fault. */
  void complete(@Observes AfterBeanDiscovery event, BeanManager container) {
    event.addContext(new TaskScope());
    if (!hasStartup) {
      startWithoutStartup(event, container);
    }
    if (!faults.isEmpty()) {
      faults.addAll(
          DeploymentRules.executorFaults(
              methods, name -> Executors.isInJndi(name) || executors.contains(name), executors));
      event.addDefinitionError(new DefinitionException(DeploymentRules.message(faults)));
    }
    event
        .<Deployed>addBean()
        .types(Deployed.class)
        .scope(Singleton.class)
        .createWith(context -> deployed()); // when all observers were seen
  }

  /**
   * The start of the application where no event of CDI 4 tells it. No observer of this extension:
   * for one that takes any object, Weld fires each event of its own start at each class.
   */
  private static void startWithoutStartup(AfterBeanDiscovery event, BeanManager container) {
    event
        .addObserverMethod()
        .beanClass(Wiring.class)
        .observedType(Object.class)
        .addQualifier(Initialized.Literal.APPLICATION)
        .notifyWith(start -> container.createInstance().select(Wiring.class).get().start());
  }

  private Deployed deployed() {
    return new Deployed(methods, observedNames, configured);
  }

  /**
   * Where nothing else is wrong, executors are looked for among all beans there are: those that
   * were announced, and those that the container finds. On Payara an extension's bean manager sees
   * the server's beans only.
   */
  void check(@Observes AfterDeploymentValidation event, BeanManager container) {
    executors.addAll(new Executors(container).known());
    Predicate<String> exists = name -> Executors.isInJndi(name) || executors.contains(name);
    List<String> unknown = DeploymentRules.executorFaults(methods, exists, executors);
    if (!unknown.isEmpty()) {
      event.addDeploymentProblem(new DeploymentException(DeploymentRules.message(unknown)));
    }
    List<String> wrong = Configuration.faults(Settings.source(), deployed(), exists);
    if (!wrong.isEmpty()) {
      event.addDeploymentProblem(new DeploymentException(Configuration.message(wrong)));
    }
    configured = wrong.isEmpty();
  }
}
