package dev.errand.tck.servers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What is deployed on servers has the jar as it was built. */
class UnchangedJarTest {
  @Test
  void warOfTheSuite_hasTheJarByteForByte() throws Exception {
    try (ZipFile war = new ZipFile(LocalServer.file("errand-tck.war").toFile())) {
      List<? extends ZipEntry> jars =
          war.stream()
              .filter(entry -> entry.getName().matches("WEB-INF/lib/errand-\\d.*[.]jar"))
              .toList();
      assertEquals(1, jars.size(), jars::toString);
      try (InputStream deployed = war.getInputStream(jars.get(0))) {
        assertArrayEquals(
            Files.readAllBytes(LocalServer.file("errand.jar")), deployed.readAllBytes());
      }
    }
  }
}
