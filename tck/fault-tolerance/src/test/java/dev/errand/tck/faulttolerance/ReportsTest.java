package dev.errand.tck.faulttolerance;

import static org.testng.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.testng.annotations.Test;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Runs last: as many tests of the TCK must have passed as there are, or fewer would go unseen. */
public class ReportsTest {
  private static final Path TARGET = Path.of("target");
  private static final Instant BUILD = Instant.parse(System.getProperty("build.start"));

  @Test
  public void onWeld_thereWereAllTests() throws Exception {
    assertEquals(passed("on-weld"), 418);
  }

  @Test
  public void onPayaraMicro_thereWereAllOfRetryAndAsynchronous() throws Exception {
    assertEquals(passed("on-payara-micro"), 150);
  }

  private static int passed(String folder) throws Exception {
    int passed = 0;
    for (Path report : reports(TARGET.resolve(folder))) {
      Element suite = read(report);
      passed +=
          count(suite, "tests")
              - count(suite, "skipped")
              - count(suite, "failures")
              - count(suite, "errors");
    }
    return passed;
  }

  /** Those of this build; another one may have left its own. */
  private static List<Path> reports(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("TEST-org.eclipse."))
          .filter(file -> !Instant.ofEpochMilli(file.toFile().lastModified()).isBefore(BUILD))
          .toList();
    }
  }

  private static Element read(Path report)
      throws ParserConfigurationException, SAXException, IOException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(report.toFile())
        .getDocumentElement();
  }

  private static int count(Element suite, String what) {
    return Integer.parseInt(suite.getAttribute(what));
  }
}
