package dev.errand.tck.quarkus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.errand.tck.RunningTck;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** No class of the suite is forgotten here. */
class WholeSuiteTest {
  private static final String FOLDER = "dev/errand/tck";

  @Test
  void everySuiteClass_hasItsSubclassHere() throws Exception {
    Set<String> suite = classNames(RunningTck.class, FOLDER, "Tck.class");
    suite.remove("TckTest");
    assertFalse(suite.isEmpty());
    Set<String> tested = new TreeSet<>();
    for (String name : classNames(WholeSuiteTest.class, FOLDER + "/quarkus", "Test.class")) {
      Class<?> type = Class.forName("dev.errand.tck.quarkus." + name);
      if (type.isAnnotationPresent(QuarkusTest.class)) {
        tested.add(type.getSuperclass().getSimpleName());
      }
    }
    suite.removeAll(tested);
    assertEquals(Set.of(), suite, "suite classes without a @QuarkusTest subclass here");
  }

  /** The simple names of the classes in one folder of where another class is from. */
  private static Set<String> classNames(Class<?> from, String folder, String ending)
      throws Exception {
    Path source = Path.of(from.getProtectionDomain().getCodeSource().getLocation().toURI());
    Set<String> names = new TreeSet<>();
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(source)) {
      addFiles(source.resolve(folder), ending, files);
      files.forEach(file -> names.add(simpleName(file)));
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(source)) {
        addFiles(jar.getPath("/" + folder), ending, files);
        files.forEach(file -> names.add(simpleName(file)));
      }
    }
    return names;
  }

  private static void addFiles(Path folder, String ending, List<Path> into) throws Exception {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + ending)) {
      found.forEach(into::add);
    }
  }

  private static String simpleName(Path file) {
    return String.valueOf(file.getFileName()).replace(".class", "");
  }
}
