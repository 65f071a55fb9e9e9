package dev.errand.tck.se;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.tck.Requirement;
import dev.errand.tck.deployment.Lives;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** LIF-1: what many deployments, one after the other, leave in one JVM. */
public class RedeploymentTck {
  private static final Duration COLLECTED = Duration.ofSeconds(60);

  private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
  private final Set<Reference<ClassLoader>> loaders = new HashSet<>();

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES) // half a minute on a quiet machine
  @Requirement({"LIF-1", "OUT-6", "OUT-11"})
  void twentyDeployments_leaveNoClassLoaderThreadHandlerStreamProcessOrFile(@TempDir Path files)
      throws Exception {
    // The JDK's thread for processes keeps the class loader that it is first needed under.
    assertEquals(0, new ProcessBuilder("true").start().waitFor());
    PrintStream out = System.out;
    PrintStream err = System.err;
    Handler[] handlers = Logger.getLogger("").getHandlers();
    Set<Thread> threads = Thread.getAllStackTraces().keySet();
    try (Configured settings =
        Configured.by(
            Map.of(
                "errand.shutdown.grace", "50ms",
                "errand.output.memory", "1024",
                "errand.output.directory", files.toString()))) {
      assertTrue(settings.isSet());
      for (int round = 1; round <= 20; round++) {
        deploy();
        assertSame(out, System.out);
        assertSame(err, System.err);
        assertArrayEquals(handlers, Logger.getLogger("").getHandlers());
        assertEquals(List.of(), ProcessHandle.current().descendants().toList());
        try (Stream<Path> left = Files.list(files)) {
          assertEquals(List.of(), left.toList());
        }
      }
    }
    Lives.checkThreads();
    assertCollected(threads);
  }

  /** Nothing of it is in a variable of the test when it is over. */
  private void deploy() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader own =
        new URLClassLoader("deployment", classPath(), ClassLoader.getPlatformClassLoader())) {
      loaders.add(new WeakReference<>(own, collected));
      thread.setContextClassLoader(own);
      Callable<?> life =
          (Callable<?>)
              own.loadClass(Redeployed.class.getName()).getDeclaredConstructor().newInstance();
      assertEquals("all is well", life.call());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static URL[] classPath() throws IOException {
    // Surefire hands the class path over in a jar, and says here what it is made of.
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    List<URL> urls = new ArrayList<>();
    for (String entry : all.split(File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }

  /** A hook, a timer or a thread that is left would hold its class loader. */
  private void assertCollected(Set<Thread> before) throws InterruptedException {
    long end = System.nanoTime() + COLLECTED.toNanos();
    while (!loaders.isEmpty() && System.nanoTime() < end) {
      System.gc();
      Reference<? extends ClassLoader> next = collected.remove(200);
      while (next != null) {
        loaders.remove(next);
        next = collected.poll();
      }
    }
    Set<Thread> added = new HashSet<>(Thread.getAllStackTraces().keySet());
    added.removeAll(before);
    assertEquals(0, loaders.size(), () -> "class loaders are left; new threads: " + added);
  }
}
