package dev.errand.tck.se;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.tck.Requirement;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be seen only in a process where nothing else runs. */
public class OwnProcessTck {
  private record Consoles(List<String> out, List<String> err) {}

  @Test
  @Requirement({"OUT-3", "OUT-11"})
  void console_getsWhatIsEchoed_andIsTheOriginalOneAfterTheLastContainer() throws Exception {
    Consoles consoles = run(jar -> true);
    List<String> mine =
        consoles.out.stream().filter(line -> !line.contains("retries are possible")).toList();
    assertEquals(
        List.of(
            "echoed 1",
            "not captured 1",
            "original out: true, err: true",
            "echoed 2",
            "not captured 2",
            "original out: true, err: true"),
        mine);
    String err = String.join("\n", consoles.err);
    assertTrue(err.contains("echoed 2, err"), err);
    assertFalse(err.contains("kept quiet"), err);
  }

  @Test
  @Requirement({"RTY-6", "RTY-4"})
  void retryWithoutAFaultToleranceLibrary_isWarnedOfAtTheStart_andRefusedInRequests()
      throws Exception {
    Consoles consoles = run(jar -> !jar.contains("smallrye-fault-tolerance"));
    List<String> warnings =
        consoles.err.stream()
            .filter(line -> line.contains("Retries") && line.contains("veryPatient"))
            .toList();
    assertEquals(2, warnings.size(), "once a start: " + consoles.err);
    assertTrue(
        consoles.out.stream().anyMatch(line -> line.contains("'again'") && line.contains("retr")),
        consoles.out.toString());
    assertFalse(consoles.out.contains("retries are possible"));
  }

  private static Consoles run(Predicate<String> wanted) throws Exception {
    // Surefire hands the class path over in a jar, and says here what it is made of.
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    String classPath =
        Stream.of(all.split(File.pathSeparator, -1))
            .filter(wanted)
            .collect(Collectors.joining(File.pathSeparator));
    Path err = Files.createTempFile("tck", ".err");
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                  "-cp",
                  classPath,
                  ConsoleApplication.class.getName())
              .redirectError(err.toFile())
              .start();
      try {
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertTrue(process.waitFor(50, TimeUnit.SECONDS));
        String errors = Files.readString(err);
        assertEquals(0, process.exitValue(), errors);
        return new Consoles(out.lines().toList(), errors.lines().toList());
      } finally {
        process.destroyForcibly();
      }
    } finally {
      Files.delete(err);
    }
  }
}
