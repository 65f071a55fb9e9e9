package dev.errand.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What runners and reports of the suite have to know of it. */
public final class Suite {
  private Suite() {}

  /**
   * Gives the test classes that run inside any runtime.
   *
   * @return their binary names, in order
   */
  public static List<String> classes() {
    return classesBeside(Suite.class).stream()
        .filter(type -> type.getPackage() == Suite.class.getPackage())
        .map(Class::getName)
        .toList();
  }

  /**
   * Tells what a line of a report is about.
   *
   * @param ids the requirements
   * @param runtime the runtime
   * @return such as {@code RUN-3 [payara-micro]}
   */
  public static String label(String ids, String runtime) {
    return ids + " [" + runtime + "]";
  }

  /**
   * Gives the test classes that stand in the same jar or folder as another class.
   *
   * @param anchor the other class
   * @return the classes, in the order of their names
   */
  public static List<Class<?>> classesBeside(Class<?> anchor) {
    try {
      URI location = anchor.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path source = Path.of(location);
      if (Files.isDirectory(source)) {
        return classesUnder(source, anchor.getClassLoader());
      }
      try (FileSystem jar = FileSystems.newFileSystem(source)) {
        return classesUnder(jar.getPath("/"), anchor.getClassLoader());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Class<?>> classesUnder(Path root, ClassLoader loader) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> String.valueOf(root.relativize(file)))
          .filter(name -> name.endsWith("Tck.class"))
          .map(name -> load(name.replaceAll("[/\\\\]", "."), loader))
          .filter(type -> !Modifier.isAbstract(type.getModifiers()))
          .sorted((one, other) -> one.getName().compareTo(other.getName()))
          .<Class<?>>map(type -> type)
          .toList();
    }
  }

  private static Class<?> load(String file, ClassLoader loader) {
    try {
      return Class.forName(file.substring(0, file.length() - ".class".length()), false, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
