package dev.errand.runtime.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.spi.SettingSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class WarningsTest {
  private static final String TIMEOUT = "org.eclipse.microprofile.faulttolerance.Timeout";

  private record Configured(String compatible) implements SettingSource {
    @Override
    public Optional<String> value(String key) {
      return key.equals("smallrye.faulttolerance.mp-compatibility")
          ? Optional.ofNullable(compatible)
          : Optional.empty();
    }

    @Override
    public Iterable<String> keys() {
      return List.of();
    }
  }

  private static MethodDescription method(String name, String returnType, String annotation) {
    return new MethodDescription(
        "acme.Orders",
        name,
        returnType,
        Set.of(),
        Map.of(Names.BACKGROUND, Map.of(), annotation, Map.of()));
  }

  private static List<String> told(String compatible) {
    List<String> told = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            told.add(record.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger("dev.errand");
    logger.addHandler(handler);
    try {
      Warnings.takenForAsynchronous(
          List.of(
              method("stage", "java.util.concurrent.CompletionStage", TIMEOUT),
              method("task", "dev.errand.Task", TIMEOUT),
              method("retried", "java.util.concurrent.CompletionStage", Names.RETRY)),
          new Configured(compatible));
    } finally {
      logger.removeHandler(handler);
    }
    return told;
  }

  @Test
  void timeoutAroundWhatIsTakenForAsynchronous_isToldOf_andNoOther() {
    List<String> told = told("false");
    assertEquals(1, told.size(), told::toString);
    assertTrue(told.get(0).contains("ERRAND-0013"), told::toString);
    assertTrue(told.get(0).contains("acme.Orders.stage()."), told::toString);
  }

  @Test
  void libraryThatGoesByTheSpecification_isNotToldOf() {
    assertEquals(List.of(), told("true"));
    assertEquals(List.of(), told(null));
  }
}
