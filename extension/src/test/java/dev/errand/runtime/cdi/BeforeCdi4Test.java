package dev.errand.runtime.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A container of CDI 3 looks at the portable extension and its beans. */
class BeforeCdi4Test {
  @Test
  void whatAContainerLooksAt_needsNothingOfCdi4() throws Exception {
    try (Cdi3 loader = new Cdi3()) {
      String startup = "jakarta.enterprise.event.Startup";
      assertThrows(ClassNotFoundException.class, () -> loader.loadClass(startup));
      List<Class<?>> all = new ArrayList<>(ErrandExtension.BEANS);
      all.remove(StartupAndShutdown.class);
      all.add(ErrandExtension.class);
      for (Class<?> one : all) {
        Class<?> seen = loader.loadClass(one.getName());
        assertEquals(loader, seen.getClassLoader());
        assertFalse(seen.getDeclaredConstructors().length == 0, one.getName());
        assertEquals(one.getDeclaredMethods().length, seen.getDeclaredMethods().length);
        assertEquals(one.getDeclaredFields().length, seen.getDeclaredFields().length);
      }
      assertThrows(
          NoClassDefFoundError.class,
          () -> loader.loadClass(StartupAndShutdown.class.getName()).getDeclaredMethods());
    }
  }

  /** The class path, without what CDI 4 has added. */
  private static final class Cdi3 extends URLClassLoader {
    Cdi3() throws Exception {
      super(classPath(), ClassLoader.getPlatformClassLoader());
    }

    private static URL[] classPath() throws Exception {
      List<URL> all = new ArrayList<>();
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        URI uri = new File(entry).toURI();
        all.add(uri.toURL());
      }
      return all.toArray(URL[]::new);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.matches("jakarta\\.enterprise\\.(event\\.(Startup|Shutdown)|inject\\.build\\..*)")) {
        throw new ClassNotFoundException(name + " came with CDI 4.");
      }
      return super.findClass(name);
    }
  }
}
