package dev.errand.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.errand.CaptureSettings;
import dev.errand.TaskKind;
import dev.errand.TaskPriority;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class TaskSettingsTest {
  @Test
  void renamed_keepsAllElse() {
    Executor executor = Runnable::run;
    TaskSettings settings =
        new TaskSettings(
            "before",
            TaskKind.SHELL,
            TaskPriority.HIGH,
            Duration.ofSeconds(1),
            executor,
            2,
            true,
            CaptureSettings.DEFAULT,
            true,
            true);
    TaskSettings renamed = settings.name("after");
    assertEquals("after", renamed.name());
    assertEquals(settings, renamed.name("before"));
    assertThrows(IllegalArgumentException.class, () -> settings.name(" "));
  }
}
