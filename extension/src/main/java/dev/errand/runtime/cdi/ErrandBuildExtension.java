package dev.errand.runtime.cdi;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.Messages;
import jakarta.enterprise.inject.build.compatible.spi.Registration;
import jakarta.enterprise.inject.build.compatible.spi.SkipIfPortableExtensionPresent;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.inject.build.compatible.spi.Validation;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;

/** The build compatible extension: Quarkus. Its beans are found through {@code beans.xml}. */
@SkipIfPortableExtensionPresent(ErrandExtension.class)
public class ErrandBuildExtension implements BuildCompatibleExtension {
  private final List<MethodDescription> methods = new ArrayList<>();
  private final Set<String> executors = new TreeSet<>();

  /**
   * Looks at a class with task annotations.
   *
   * @param type the class
   * @param messages takes its faults
   */
  @Enhancement(
      types = Object.class,
      withSubtypes = true,
      withAnnotations = {Background.class, CapturedOutput.class})
  public void look(ClassConfig type, Messages messages) {
    if (type.info().isInterface() || type.info().isAbstract()) {
      return; // no bean; what it declares counts in its subclasses
    }
    List<MethodDescription> found = LangMethods.describe(type.info());
    methods.addAll(found);
    List<String> faults =
        found.stream().flatMap(method -> DeploymentRules.faults(method).stream()).toList();
    if (!faults.isEmpty()) {
      messages.error(DeploymentRules.message(faults), type.info());
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
      if (qualifier.name().equals(Names.IDENTIFIER)) {
        executors.add(qualifier.value().asString());
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
    components
        .addBean(Deployed.class)
        .type(Deployed.class)
        .scope(Singleton.class)
        .withParam(DeployedCreator.LINES, new Deployed(methods).encode().toArray(String[]::new))
        .createWith(DeployedCreator.class);
  }

  /**
   * Checks what can be checked only when all beans are known.
   *
   * @param messages takes the faults
   */
  @Validation
  public void check(Messages messages) {
    List<String> faults = new ArrayList<>();
    for (MethodDescription method : methods) {
      String executor = method.member(Names.BACKGROUND, "executor");
      if (executor != null
          && !executor.isEmpty()
          && !executor.startsWith(Executors.JNDI)
          && !executors.contains(executor)) {
        faults.add(DeploymentRules.unknownExecutor(method, executor, executors));
      }
    }
    if (!faults.isEmpty()) {
      messages.error(DeploymentRules.message(faults));
    }
  }
}
