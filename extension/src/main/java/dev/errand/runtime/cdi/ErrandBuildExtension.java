package dev.errand.runtime.cdi;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.Supervised;
import dev.errand.TaskName;
import dev.errand.TaskScoped;
import dev.errand.runtime.cdi.SeenClass.SeenMethod;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.Messages;
import jakarta.enterprise.inject.build.compatible.spi.MetaAnnotations;
import jakarta.enterprise.inject.build.compatible.spi.MethodConfig;
import jakarta.enterprise.inject.build.compatible.spi.ObserverInfo;
import jakarta.enterprise.inject.build.compatible.spi.Registration;
import jakarta.enterprise.inject.build.compatible.spi.SkipIfPortableExtensionPresent;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.inject.build.compatible.spi.Validation;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * The build compatible extension: Quarkus. Its beans are found through {@code beans.xml}.
 *
 * <p>Faults are collected over all phases, and told in the last: only then is it known which
 * classes are beans, and which executors there are.
 */
@SkipIfPortableExtensionPresent(ErrandExtension.class)
public class ErrandBuildExtension implements BuildCompatibleExtension {
  /** Methods that {@link #hide} has taken the annotations off, by their class. */
  private final Map<String, List<SeenMethod>> hidden = new HashMap<>();

  /** The classes with task annotations; beans that descend from none of them are passed over. */
  private final Set<String> annotated = new HashSet<>();

  private final Set<MethodDescription> methods = new LinkedHashSet<>();
  private final Set<String> executors = new TreeSet<>();
  private final Set<String> observedNames = new TreeSet<>();

  /**
   * Makes the scope of tasks known.
   *
   * @param annotations takes it
   */
  @Discovery
  public void addScope(MetaAnnotations annotations) {
    annotations.addContext(TaskScoped.class, true, TaskScope.class);
  }

  /**
   * Puts the inner interceptor on the way of every task.
   *
   * @param inner its class
   */
  @Enhancement(types = AttemptInterceptor.class)
  public void bind(ClassConfig inner) {
    inner
        .removeAnnotation(one -> LangClass.nameOf(one).equals(Attempted.class.getName()))
        .addAnnotation(Supervised.class);
  }

  /**
   * Notes the classes with task annotations, and takes these off methods that cannot be
   * intercepted: the container would end the build at the first one, before ours could name them
   * all.
   *
   * @param type a class with task annotations
   */
  @Enhancement(
      types = Object.class,
      withSubtypes = true,
      withAnnotations = {Background.class, CapturedOutput.class})
  public void hide(ClassConfig type) {
    annotated.add(type.info().name());
    for (MethodConfig config : type.methods()) {
      SeenMethod method = LangClass.describe(config.info());
      if (method.isTask() && !method.isInstanceMethod()) {
        hidden.computeIfAbsent(method.owner(), owner -> new ArrayList<>()).add(method);
        config.removeAnnotation(annotation -> Names.isTask(LangClass.nameOf(annotation)));
      }
    }
  }

  /**
   * Looks at a bean: for task methods, and for whether it is an executor.
   *
   * @param bean the bean
   */
  @Registration(types = Object.class)
  public void look(BeanInfo bean) {
    if (bean.isClassBean()
        && LangClass.lineage(bean.declaringClass()).stream().anyMatch(annotated::contains)) {
      SeenClass type = LangClass.describe(bean.declaringClass());
      List<SeenMethod> all = new ArrayList<>(type.methods());
      type.lineage().stream()
          .map(owner -> hidden.getOrDefault(owner, List.of()))
          .forEach(all::addAll);
      methods.addAll(type.withMethods(all).taskMethods());
    }
  }

  /**
   * Notes the names of an executor.
   *
   * @param bean the executor's bean
   */
  @Registration(types = Executor.class)
  public void note(BeanInfo bean) {
    if (bean.name() != null) {
      executors.add(bean.name());
    }
    for (AnnotationInfo qualifier : bean.qualifiers()) {
      if (LangClass.nameOf(qualifier).equals(Names.IDENTIFIER)) {
        executors.add(qualifier.value().asString());
      }
    }
  }

  /**
   * Notes which tasks an observer selects.
   *
   * @param observer the observer
   */
  @Registration(types = Object.class)
  public void note(ObserverInfo observer) {
    for (AnnotationInfo qualifier : observer.qualifiers()) {
      if (LangClass.nameOf(qualifier).equals(TaskName.class.getName())) {
        observedNames.add(qualifier.value().asString());
      }
    }
  }

  /**
   * Writes down what was seen, for the run time.
   *
   * @param components takes the bean that has it
   */
  @Synthesis
  public void writeDown(SyntheticComponents components) {
    Deployed deployed = new Deployed(methods, observedNames, false);
    components
        .addBean(Deployed.class)
        .type(Deployed.class)
        .scope(Singleton.class)
        .withParam(DeployedCreator.LINES, deployed.encode().toArray(String[]::new))
        .withParam(DeployedCreator.NAMES, observedNames.toArray(String[]::new))
        .createWith(DeployedCreator.class);
  }

  /**
   * Fails the build if anything is wrong.
   *
   * @param messages takes the one message
   */
  @Validation
  public void check(Messages messages) {
    Predicate<String> exists = name -> Executors.isInJndi(name) || executors.contains(name);
    Collection<String> faults = new ArrayList<>(DeploymentRules.faults(methods));
    faults.addAll(DeploymentRules.executorFaults(methods, exists, executors));
    if (!faults.isEmpty()) {
      messages.error(DeploymentRules.message(faults));
    }
  }
}
