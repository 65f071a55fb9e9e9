package dev.errand.tck.optional;

import static dev.errand.tck.optional.Container.messages;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.CaptureSettings;
import dev.errand.LogLine;
import dev.errand.TaskContext;
import dev.errand.TaskOutput;
import dev.errand.tck.Requirement;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Log4jTest {
  private static final Logger SHOP = LogManager.getLogger("acme.shop");
  private static final Logger TILL = LogManager.getLogger("acme.shop.till");
  private static final Logger SHOPPING = LogManager.getLogger("acme.shopping");
  private static final Logger APART = LogManager.getLogger("acme.apart");

  @BeforeEach
  void configure() {
    Log4jConfiguration.apply();
  }

  private static LoggerConfig config(String name) {
    return ((LoggerContext) LogManager.getContext(Log4jTest.class.getClassLoader(), false))
        .getConfiguration()
        .getLoggerConfig(name);
  }

  @Test
  @Requirement("OUT-8")
  void records_areKeptWithTheirParts_andPrintedAsBefore_onceEach() throws Exception {
    try (Container container = new Container()) {
      String[] task = new String[1];
      TaskOutput output =
          container.run(
              () -> {
                task[0] = TaskContext.current().id().toString();
                SHOP.info("sold {} for {}", "tea", 2);
                SHOP.fatal("a failure", new IllegalStateException("on purpose"));
                System.out.println("printed");
              });
      List<LogLine> lines = output.logLines();
      assertEquals(List.of("sold tea for 2", "a failure"), messages(output));
      assertEquals("INFO", lines.get(0).level());
      assertEquals("FATAL", lines.get(1).level());
      assertEquals("acme.shop", lines.get(0).logger());
      assertTrue(lines.get(1).exception().orElseThrow().contains("IllegalStateException: on purp"));
      assertEquals("printed" + System.lineSeparator(), output.stdout());
      assertEquals(3, output.transcript().size());
      String printed = container.printed();
      assertTrue(printed.contains("INFO [" + task[0] + "] sold tea for 2"), printed);
      assertEquals(1, printed.split("sold tea", -1).length - 1);
      assertNull(ThreadContext.get("errand.task"));
    }
  }

  @Test
  @Requirement("OUT-8")
  void levelAndLoggers_filter_andNoLevelIsChanged() throws Exception {
    CaptureSettings some = CaptureSettings.DEFAULT.withLevel("WARN").withLoggers("acme.shop");
    try (Container container = new Container()) {
      TaskOutput output =
          container.run(
              some,
              () -> {
                SHOP.info("too low");
                SHOP.warn("kept");
                TILL.error("kept, below");
                SHOPPING.error("another");
              });
      assertEquals(List.of("kept", "kept, below"), messages(output));
      assertEquals(List.of(), messages(container.run(() -> SHOP.trace("not logged"))));
      assertSame(Level.DEBUG, config("").getLevel());
    }
  }

  @Test
  @Requirement({"OUT-8", "OUT-11"})
  void afterTheLastContainer_theLibraryIsAsItWas() throws Exception {
    Map<String, Appender> atRoot = Map.copyOf(config("").getAppenders());
    Map<String, Appender> atApart = Map.copyOf(config("acme.apart").getAppenders());
    assertEquals(1, atApart.size());
    try (Container first = new Container()) {
      try (Container second = new Container()) {
        assertEquals(List.of("second"), messages(second.run(() -> APART.info("second"))));
      }
      TaskOutput output = first.run(() -> APART.info("first"));
      assertEquals(List.of("first"), messages(output));
      assertEquals("", output.stdout());
    }
    assertEquals(atRoot, config("").getAppenders());
    assertEquals(atApart, config("acme.apart").getAppenders());
    assertTrue(atRoot.values().stream().allMatch(Appender::isStarted));
  }

  @Test
  @Requirement("OUT-8")
  void configurationReadAgain_losesNothing() throws Exception {
    try (Container container = new Container()) {
      configure();
      TaskOutput output = container.run(() -> SHOP.info("after the change"));
      assertEquals(List.of("after the change"), messages(output));
      assertEquals("", output.stdout());
    }
    assertEquals(1, config("").getAppenders().size());
  }

  @Test
  @Requirement({"OUT-8", "OUT-9"})
  void recordOfAnotherThread_thatCarriesTheTask_isTheTasks() throws Exception {
    try (Container container = new Container()) {
      TaskOutput output =
          container.run(
              () -> {
                Map<String, String> mine = ThreadContext.getContext();
                Thread other =
                    new Thread(
                        () -> {
                          SHOP.info("of nobody");
                          ThreadContext.putAll(mine);
                          SHOP.info("of the task");
                        });
                other.start();
                other.join();
              });
      assertEquals(List.of("of the task"), messages(output));
    }
  }

  @Test
  @Requirement("CTX-1")
  void diagnosticContext_goesAlong_andIsNotThatOfTheTaskBefore() throws Exception {
    try (Container container = new Container()) {
      assertEquals(
          List.of(Map.of("user", "ada"), Map.of()),
          container.seenByTwo(
              ThreadContext::put, ThreadContext::getContext, ThreadContext::clearMap));
    }
  }
}
