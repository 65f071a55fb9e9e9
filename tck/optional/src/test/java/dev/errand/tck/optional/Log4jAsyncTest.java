package dev.errand.tck.optional;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errand.LogLine;
import dev.errand.TaskOutput;
import dev.errand.tck.Requirement;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.junit.jupiter.api.Test;

/** All loggers are asynchronous: another thread calls the appenders, perhaps after the task. */
class Log4jAsyncTest {
  private static final Logger SHOP = LogManager.getLogger("acme.shop");

  @Test
  @Requirement("OUT-8")
  void recordsOfAsynchronousLoggers_belongToTheTaskThatLogged() throws Exception {
    Log4jConfiguration.apply();
    String[] thread = new String[1];
    try (Container container = new Container()) {
      TaskOutput first = container.run(() -> log("first", thread));
      TaskOutput second = container.run(() -> log("second", thread));
      SHOP.info("of nobody");
      LogManager.shutdown(); // when it returns, all has been passed on
      assertEquals(messages("first"), Container.messages(first));
      assertEquals(messages("second"), Container.messages(second));
      LogLine last = second.logLines().get(99);
      assertEquals(thread[0], last.thread());
      assertEquals("", second.stdout());
    }
  }

  private static void log(String name, String[] thread) {
    thread[0] = Thread.currentThread().getName();
    for (int i = 0; i < 100; i++) {
      SHOP.info("{} {}", name, i);
    }
  }

  private static List<String> messages(String name) {
    return IntStream.range(0, 100).mapToObj(i -> name + " " + i).toList();
  }
}
