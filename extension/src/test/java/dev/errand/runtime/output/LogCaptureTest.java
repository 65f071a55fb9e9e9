package dev.errand.runtime.output;

import static dev.errand.StreamKind.ERR;
import static dev.errand.StreamKind.LOG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.CaptureSettings;
import dev.errand.LogLine;
import dev.errand.OutputLine;
import dev.errand.spi.LogSource;
import dev.errand.spi.RecordedOutput;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogCaptureTest {
  private static final CaptureSettings SILENT = CaptureSettings.DEFAULT.withEcho(false);

  private static final LogSource.Sink NOTHING =
      new LogSource.Sink() {
        @Override
        public boolean wants(Level level, String logger, @Nullable String task) {
          return false;
        }

        @Override
        public void log(
            Level level,
            String logger,
            @Nullable String task,
            int length,
            Supplier<LogLine> record) {}

        @Override
        public void console(Runnable writing) {}
      };

  private final Console console = new Console();
  private final Logger acme = Logger.getLogger("com.acme");
  private final Logger shop = Logger.getLogger("com.acme.shop");
  private final Logger other = Logger.getLogger("com.acmeother");

  @AfterEach
  void restore() {
    acme.setLevel(null);
    console.close();
  }

  private static List<String> messages(RecordedOutput output) {
    return output.logLines().stream().map(LogLine::message).toList();
  }

  @Test
  void record_isKeptWithAllItsParts() throws Exception {
    RecordedOutput output =
        console.run(
            SILENT,
            () ->
                acme.log(Level.WARNING, "It broke", new IllegalStateException("because of this")));
    LogLine line = output.logLines().get(0);
    assertEquals("WARNING", line.level());
    assertEquals("com.acme", line.logger());
    assertEquals("It broke", line.message());
    assertEquals(Thread.currentThread().getName(), line.thread());
    assertTrue(line.exception().orElseThrow().contains("because of this"));
    OutputLine inTranscript = output.transcript().get(0);
    assertEquals(LOG, inTranscript.stream());
    assertEquals(line.toString(), inTranscript.text());
  }

  @Test
  void parameters_areTakenAsTheyWereWhenLogged() throws Exception {
    StringBuilder changing = new StringBuilder("then");
    Object[] parameters = {changing, 42, null};
    RecordedOutput output =
        console.run(
            SILENT,
            () -> {
              acme.log(Level.INFO, "{0} and {1} and {2}", parameters);
              changing.append(" and now");
              parameters[1] = 43;
            });
    assertEquals(List.of("then and 42 and null"), messages(output));
  }

  @Test
  void levelFilter_keepsThatLevelAndAboveAndChangesNoLogger() throws Exception {
    acme.setLevel(Level.FINE);
    RecordedOutput output =
        console.run(
            SILENT.withLevel("INFO"),
            () -> {
              acme.fine("below");
              acme.info("at");
              acme.severe("above");
            });
    assertEquals(List.of("at", "above"), messages(output));
    assertEquals(Level.FINE, acme.getLevel());
    assertNull(shop.getLevel());
    assertEquals(List.of(), messages(console.run(SILENT.withLevel("OFF"), () -> acme.severe("x"))));
  }

  @Test
  void levelAll_takesWhatTheLoggerLetsThrough() throws Exception {
    RecordedOutput quiet = console.run(SILENT, () -> acme.fine("not logged"));
    assertEquals(List.of(), messages(quiet));
    acme.setLevel(Level.ALL);
    RecordedOutput chatty = console.run(SILENT, () -> acme.finest("logged"));
    assertEquals(List.of("logged"), messages(chatty));
  }

  @Test
  void loggerFilter_keepsThoseNamedAndThoseBelow() throws Exception {
    RecordedOutput output =
        console.run(
            SILENT.withLoggers("com.acme"),
            () -> {
              acme.info("named");
              shop.info("below");
              other.info("neighbour");
              Logger.getAnonymousLogger().info("anonymous");
            });
    assertEquals(List.of("named", "below"), messages(output));
  }

  @Test
  void nestedWithAnotherFilter_eachKeepsItsOwn() throws Exception {
    RecordedOutput[] inner = new RecordedOutput[1];
    RecordedOutput outer =
        console.run(
            SILENT.withLevel("WARNING"),
            () ->
                inner[0] =
                    console.run(
                        SILENT.withLoggers("com.acme.shop"),
                        () -> {
                          acme.warning("outer");
                          shop.info("inner");
                        }));
    assertEquals(List.of("outer"), messages(outer));
    assertEquals(List.of("inner"), messages(inner[0]));
  }

  @Test
  void logNotAskedFor_isNotKept() throws Exception {
    RecordedOutput output = console.run(SILENT.withStreams(ERR), () -> acme.info("not asked for"));
    assertEquals(List.of(), output.logLines());
    assertEquals(List.of(), output.transcript());
  }

  @Test
  void handlerThatPrints_isCapturedAsItPrints() throws Exception {
    Handler printing =
        new PrintingHandler(record -> System.out.println("printed " + record.getMessage()));
    acme.addHandler(printing);
    try {
      RecordedOutput output = console.run(SILENT, () -> acme.info("m"));
      assertEquals("printed m" + System.lineSeparator(), output.stdout());
      assertEquals(List.of("m"), messages(output));
    } finally {
      acme.removeHandler(printing);
    }
  }

  @Test
  void originalStreamThatLogs_isCapturedOnce() throws Exception {
    console.capture.close();
    System.setOut(
        new PrintStream(console.out) {
          @Override
          public void print(String text) {
            Logger.getLogger("stdout").info(text);
          }
        });
    console.capture.start();
    RecordedOutput output = console.run(CaptureSettings.DEFAULT, () -> System.out.print("x"));
    assertEquals("x", output.stdout());
    assertEquals(List.of(), output.logLines());
    RecordedOutput logOnly =
        console.run(CaptureSettings.DEFAULT.withStreams(LOG), () -> System.out.print("x"));
    assertEquals(List.of(), logOnly.logLines());
  }

  private static final class PrintingHandler extends Handler {
    private final Consumer<LogRecord> printer;

    private PrintingHandler(Consumer<LogRecord> printer) {
      this.printer = printer;
    }

    @Override
    public void publish(LogRecord record) {
      printer.accept(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void renewedAfterItsEnd_leavesNoHandler() throws Exception {
    Logger root = Logger.getLogger("");
    int before = root.getHandlers().length;
    LogSource.Attachment attachment = new JulLogSource().attach(NOTHING);
    assertEquals(before + 1, root.getHandlers().length);
    attachment.close();
    attachment.renew(); // a straggler's attempt begins
    assertEquals(before, root.getHandlers().length);
  }
}
