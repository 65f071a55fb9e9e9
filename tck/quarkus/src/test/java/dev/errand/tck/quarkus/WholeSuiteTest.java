package dev.errand.tck.quarkus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.errand.tck.Suite;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** No class of the suite is forgotten here. */
class WholeSuiteTest {
  @Test
  void everySuiteClass_hasItsSubclassHere() throws Exception {
    Set<String> suite = new TreeSet<>(Suite.classes());
    assertFalse(suite.isEmpty());
    Path classes =
        Path.of(WholeSuiteTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    String here = WholeSuiteTest.class.getPackageName();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(classes.resolve(here.replace('.', '/')), "*Test.class")) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName()).replace(".class", "");
        Class<?> type = Class.forName(here + "." + name);
        if (type.isAnnotationPresent(QuarkusTest.class)) {
          suite.remove(type.getSuperclass().getName());
        }
      }
    }
    assertEquals(Set.of(), suite, "suite classes without a @QuarkusTest subclass here");
  }
}
