package dev.errand.runtime.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** README's table of settings is that of the code. */
class ReadmeSettingsTest {
  @Test
  void tableOfSettings_isThatOfTheCode() throws IOException {
    List<String> written =
        Files.readAllLines(Path.of("../README.md")).stream()
            .filter(line -> line.startsWith("| `errand."))
            .toList();
    List<String> expected =
        Setting.ALL.stream()
            .map(
                setting ->
                    "| `%s` | `%s` | %s |"
                        .formatted(setting.key(), setting.byDefault(), setting.meaning()))
            .toList();
    assertEquals(String.join("\n", expected), String.join("\n", written));
  }
}
