package dev.errand.tck.optional;

import static dev.errand.tck.optional.Container.messages;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import dev.errand.CaptureSettings;
import dev.errand.LogLine;
import dev.errand.TaskContext;
import dev.errand.TaskOutput;
import dev.errand.tck.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.bridge.SLF4JBridgeHandler;

class LogbackTest {
  private static final LoggerContext CONTEXT = (LoggerContext) LoggerFactory.getILoggerFactory();
  private static final ch.qos.logback.classic.Logger ROOT =
      CONTEXT.getLogger(Logger.ROOT_LOGGER_NAME);
  private static final Logger SHOP = LoggerFactory.getLogger("acme.shop");
  private static final Logger TILL = LoggerFactory.getLogger("acme.shop.till");
  private static final Logger SHOPPING = LoggerFactory.getLogger("acme.shopping");

  /** One appender that prints to whatever System.out is, at the root. */
  @BeforeEach
  void configure() {
    CONTEXT.reset();
    ROOT.setLevel(Level.DEBUG);
    ROOT.addAppender(console());
  }

  private static ConsoleAppender<ILoggingEvent> console() {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(CONTEXT);
    encoder.setPattern("%level [%X{errand.task}] %msg%n");
    encoder.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(CONTEXT);
    console.setName("STDOUT");
    console.setEncoder(encoder);
    console.start();
    return console;
  }

  private static List<Appender<ILoggingEvent>> appenders(ch.qos.logback.classic.Logger logger) {
    List<Appender<ILoggingEvent>> all = new ArrayList<>();
    logger.iteratorForAppenders().forEachRemaining(all::add);
    return all;
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
                SHOP.error("a failure", new IllegalStateException("on purpose"));
                System.out.println("printed");
              });
      List<LogLine> lines = output.logLines();
      assertEquals(List.of("sold tea for 2", "a failure"), messages(output));
      assertEquals("INFO", lines.get(0).level());
      assertEquals("acme.shop", lines.get(0).logger());
      assertTrue(lines.get(1).exception().orElseThrow().contains("IllegalStateException: on purp"));
      assertEquals("printed" + System.lineSeparator(), output.stdout());
      assertEquals(3, output.transcript().size());
      String printed = container.printed();
      assertTrue(printed.contains("INFO [" + task[0] + "] sold tea for 2"), printed);
      assertEquals(1, printed.split("sold tea", -1).length - 1);
      assertNull(MDC.get("errand.task"));
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
      TaskOutput all = container.run(() -> SHOP.trace("not logged"));
      assertEquals(List.of(), messages(all));
      assertSame(Level.DEBUG, ROOT.getLevel());
    }
  }

  @Test
  @Requirement({"OUT-8", "OUT-11"})
  void afterTheLastContainer_theLibraryIsAsItWas() throws Exception {
    ch.qos.logback.classic.Logger apart = CONTEXT.getLogger("acme.apart");
    apart.setAdditive(false);
    apart.addAppender(console());
    List<Appender<ILoggingEvent>> atRoot = appenders(ROOT);
    List<Appender<ILoggingEvent>> atApart = appenders(apart);
    try (Container first = new Container()) {
      try (Container second = new Container()) {
        assertEquals(List.of("second"), messages(second.run(() -> apart.info("second"))));
      }
      TaskOutput output = first.run(() -> apart.info("first"));
      assertEquals(List.of("first"), messages(output));
      assertEquals("", output.stdout());
    }
    assertEquals(atRoot, appenders(ROOT));
    assertEquals(atApart, appenders(apart));
    assertTrue(atRoot.get(0).isStarted());
    assertEquals(0, CONTEXT.getCopyOfListenerList().stream().filter(LogbackTest::isOurs).count());
  }

  private static boolean isOurs(Object listener) {
    return listener.getClass().getName().startsWith("dev.errand.");
  }

  @Test
  @Requirement("OUT-8")
  void configurationReadAgain_losesNothing() throws Exception {
    try (Container container = new Container()) {
      configure();
      TaskOutput output = container.run(() -> SHOP.info("after the reset"));
      assertEquals(List.of("after the reset"), messages(output));
      assertEquals("", output.stdout());
    }
    assertEquals(1, appenders(ROOT).size());
  }

  @Test
  @Requirement({"OUT-8", "OUT-9"})
  void recordOfAnotherThread_thatCarriesTheTask_isTheTasks() throws Exception {
    try (Container container = new Container()) {
      TaskOutput output =
          container.run(
              () -> {
                @Nullable Map<String, String> mine = MDC.getCopyOfContextMap();
                Thread other =
                    new Thread(
                        () -> {
                          SHOP.info("of nobody");
                          MDC.setContextMap(mine);
                          SHOP.info("of the task");
                        });
                other.start();
                other.join();
              });
      assertEquals(List.of("of the task"), messages(output));
    }
  }

  @Test
  @Requirement("OUT-8")
  void recordsThatComeFromJavaUtilLogging_areKeptOnce() throws Exception {
    SLF4JBridgeHandler.install();
    try (Container container = new Container()) {
      TaskOutput output =
          container.run(() -> java.util.logging.Logger.getLogger("acme.jul").info("bridged"));
      assertEquals(List.of("bridged"), messages(output));
    } finally {
      SLF4JBridgeHandler.uninstall();
    }
  }

  @Test
  @Requirement("CTX-1")
  void diagnosticContext_goesAlong_andIsNotThatOfTheTaskBefore() throws Exception {
    try (Container container = new Container()) {
      assertEquals(
          List.of(Map.of("user", "ada"), Map.of()),
          container.seenByTwo(MDC::put, MDC::getCopyOfContextMap, MDC::clear));
    }
  }
}
