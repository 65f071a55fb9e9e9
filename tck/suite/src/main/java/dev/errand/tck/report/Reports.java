package dev.errand.tck.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads Surefire's reports, whose tests are named by requirements and runtime. */
final class Reports {
  private static final Pattern NAME =
      Pattern.compile("(?:^| )((?:[A-Z]{3}-\\d+ )+)\\[([a-z0-9-]+)\\]");

  private Reports() {}

  /**
   * What became of one requirement in one test.
   *
   * @param runtime where, such as {@code weld-6}
   * @param java the feature version of the JDK
   * @param requirement its id
   * @param passed whether the test passed
   */
  record Result(String runtime, int java, String requirement, boolean passed) {}

  static List<Result> under(Path folder) throws IOException {
    List<Result> results = new ArrayList<>();
    for (Path report : reports(folder)) {
      Document xml = parse(report);
      int java = Integer.parseInt(property(xml, "java.specification.version"));
      for (Element test : elements(xml, "testcase")) {
        Matcher name = NAME.matcher(test.getAttribute("name"));
        if (name.find()) {
          boolean passed =
              Stream.of("failure", "error", "skipped")
                  .allMatch(kind -> test.getElementsByTagName(kind).getLength() == 0);
          for (String id : name.group(1).trim().split(" ", -1)) {
            results.add(new Result(name.group(2), java, id, passed));
          }
        }
      }
    }
    return results;
  }

  private static List<Path> reports(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().matches(".*surefire-reports.TEST-[^/\\\\]*[.]xml"))
          .sorted()
          .toList();
    }
  }

  private static Document parse(Path report) throws IOException {
    try {
      DocumentBuilder builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
      return builder.parse(report.toFile());
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(report + " cannot be read.", e);
    }
  }

  private static String property(Document xml, String name) {
    return elements(xml, "property").stream()
        .filter(property -> property.getAttribute("name").equals(name))
        .map(property -> property.getAttribute("value"))
        .findFirst()
        .orElseThrow();
  }

  private static List<Element> elements(Document xml, String tag) {
    NodeList nodes = xml.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
