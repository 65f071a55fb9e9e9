package dev.errand;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the directions between the packages. */
class PackagesTest {
  private static final String ROOT = "dev.errand";

  private static final Set<String> API =
      Set.of("dev.errand", "dev.errand.event", "dev.errand.shell", "dev.errand.spi");

  /** What each package may import, of ours. */
  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("dev.errand", Set.of()),
          Map.entry("dev.errand.event", Set.of("dev.errand")),
          Map.entry("dev.errand.shell", Set.of("dev.errand")),
          Map.entry("dev.errand.spi", Set.of("dev.errand", "dev.errand.event")),
          Map.entry("dev.errand.runtime.core", API),
          Map.entry("dev.errand.runtime.output", API),
          Map.entry("dev.errand.runtime.process", API),
          Map.entry("dev.errand.runtime.integration.concurrency", API),
          Map.entry("dev.errand.runtime.integration.config", API),
          Map.entry("dev.errand.runtime.integration.contextpropagation", API),
          Map.entry("dev.errand.runtime.integration.log4j", API),
          Map.entry("dev.errand.runtime.integration.logback", API),
          Map.entry("dev.errand.runtime.integration.mutiny", API),
          Map.entry("dev.errand.runtime.integration.opentelemetry", API),
          Map.entry("dev.errand.runtime.integration.slf4j", API),
          Map.entry("dev.errand.runtime.integration.weld", API),
          Map.entry(
              "dev.errand.runtime.cdi",
              Set.of(
                  "dev.errand",
                  "dev.errand.event",
                  "dev.errand.shell",
                  "dev.errand.spi",
                  "dev.errand.runtime.core",
                  "dev.errand.runtime.output",
                  "dev.errand.runtime.process")));

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void packages_importOnlyWhatTheyMay() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass type : classes) {
      assertTrue(
          ALLOWED.containsKey(type.getPackageName()),
          () -> "No direction is given for " + type.getPackageName());
      Set<String> allowed = requireNonNull(ALLOWED.get(type.getPackageName()));
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String target = dependency.getTargetClass().getBaseComponentType().getPackageName();
        boolean ours = target.equals(ROOT) || target.startsWith(ROOT + ".");
        if (ours && !target.equals(type.getPackageName()) && !allowed.contains(target)) {
          wrong.add(type.getName() + " imports " + dependency.getTargetClass().getName());
        }
      }
    }
    assertEquals(Set.of(), wrong);
  }

  @Test
  void readme_saysWhereEachPackageLives() throws IOException {
    Set<String> told =
        Files.readAllLines(Path.of("../README.md")).stream()
            .filter(line -> line.startsWith("| `dev.errand"))
            .map(line -> line.substring(3, line.indexOf('`', 3)))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> there =
        classes.stream()
            .map(JavaClass::getPackageName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(there, told);
    assertEquals(there, new TreeSet<>(ALLOWED.keySet()));
  }

  @Test
  void packages_formNoCycle() {
    slices().matching("dev.errand.(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void engine_knowsNoContainer() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass type : classes) {
      if (type.getPackageName().startsWith("dev.errand.runtime.core")) {
        type.getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass().getPackageName())
            .filter(target -> target.startsWith("jakarta."))
            .forEach(target -> wrong.add(type.getName() + " imports " + target));
      }
    }
    assertEquals(Set.of(), wrong);
  }
}
