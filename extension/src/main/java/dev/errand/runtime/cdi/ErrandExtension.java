package dev.errand.runtime.cdi;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.TaskName;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessSyntheticAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.inject.Singleton;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** The portable extension: Weld SE, OpenWebBeans, and the servers that are built on them. */
public class ErrandExtension implements Extension {
  /** The bean classes of this jar; registered here, so that discovery may be off. */
  static final List<Class<?>> BEANS =
      List.of(
          Wiring.class,
          InjectedContext.class,
          RetryingBean.class,
          SupervisionInterceptor.class,
          AttemptInterceptor.class);

  private final List<MethodDescription> methods = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  void register(@Observes BeforeBeanDiscovery event, BeanManager container) {
    event.addQualifier(TaskName.class);
    for (Class<?> bean : BEANS) {
      event.addAnnotatedType(container.createAnnotatedType(bean), bean.getName());
    }
  }

  /** Keeps a bean of ours from being there twice where the jar is discovered too. */
  <T> void skipDiscovered(@Observes ProcessAnnotatedType<T> event) {
    if (!(event instanceof ProcessSyntheticAnnotatedType<T>)
        && BEANS.contains(event.getAnnotatedType().getJavaClass())) {
      event.veto();
    }
  }

  <T> void look(
      @Observes @WithAnnotations({Background.class, CapturedOutput.class})
          ProcessAnnotatedType<T> event,
      BeanManager container) {
    Class<T> type = event.getAnnotatedType().getJavaClass();
    if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
      return; // no bean; what it declares counts in its subclasses
    }
    List<MethodDescription> found =
        new ReflectedMethods(container).describe(event.getAnnotatedType());
    methods.addAll(found);
    found.stream().flatMap(method -> DeploymentRules.faults(method).stream()).forEach(faults::add);
  }

  void complete(@Observes AfterBeanDiscovery event) {
    if (!faults.isEmpty()) {
      event.addDefinitionError(new DefinitionException(DeploymentRules.message(faults)));
    }
    Deployed deployed = new Deployed(methods);
    event
        .<Deployed>addBean()
        .types(Deployed.class)
        .scope(Singleton.class)
        .createWith(context -> deployed);
  }

  void check(@Observes AfterDeploymentValidation event, BeanManager container) {
    Executors executors = new Executors(container);
    List<String> late = new ArrayList<>();
    for (MethodDescription method : methods) {
      String executor = method.member(Names.BACKGROUND, "executor");
      if (executor != null && !executor.isEmpty() && !executors.exists(executor)) {
        late.add(DeploymentRules.unknownExecutor(method, executor, executors.known()));
      }
    }
    if (!late.isEmpty()) {
      event.addDeploymentProblem(new DeploymentException(DeploymentRules.message(late)));
    }
    List<String> wrong = Configuration.faults(new Deployed(methods), executors::exists);
    if (!wrong.isEmpty()) {
      event.addDeploymentProblem(new DeploymentException(Configuration.message(wrong)));
    }
  }
}
