package dev.errand.tck.quarkus.built;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.builder.BuildChainBuilder;
import io.quarkus.test.QuarkusExtensionTest;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

/** Applications of a test's own, built and started in it. */
final class Applications {
  private Applications() {}

  static QuarkusExtensionTest of(Collection<Class<?>> beans) {
    String[] names = beans.stream().map(Class::getName).toArray(String[]::new);
    return new QuarkusExtensionTest()
        .withApplicationRoot(jar -> jar.addClass(Applications.class))
        .addBuildChainCustomizer(add(names));
  }

  static QuarkusExtensionTest configured(QuarkusExtensionTest of, Map<String, String> properties) {
    properties.forEach(of::overrideRuntimeConfigKey);
    return of;
  }

  private static Consumer<BuildChainBuilder> add(String[] beans) {
    return builder ->
        builder
            .addBuildStep(
                context ->
                    context.produce(
                        AdditionalBeanBuildItem.builder()
                            .addBeanClasses(beans)
                            .setUnremovable()
                            .build()))
            .produces(AdditionalBeanBuildItem.class)
            .build();
  }
}
