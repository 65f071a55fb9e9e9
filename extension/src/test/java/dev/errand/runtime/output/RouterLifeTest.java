package dev.errand.runtime.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.CaptureSettings;
import dev.errand.spi.RecordedOutput;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.Executor;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RouterLifeTest {
  private static final CaptureSettings SILENT = CaptureSettings.DEFAULT.withEcho(false);

  private final Console console = new Console();
  private final ByteArrayOutputStream meanwhileBytes = new ByteArrayOutputStream();

  @AfterEach
  void restoreStreams() {
    console.close();
  }

  @Test
  void lastContainerCloses_theOriginalObjectsAreBack() {
    OutputCapture second = new OutputCapture(Runnable::run);
    second.start();
    second.start();
    assertNotSame(console.out, System.out);
    console.capture.close();
    console.capture.close();
    assertNotSame(console.out, System.out);
    second.close();
    assertSame(console.out, System.out);
    assertSame(console.err, System.err);
  }

  @Test
  void openedAgain_capturesAgain() throws Exception {
    console.capture.close();
    console.capture.start();
    assertEquals("x", console.run(SILENT, () -> System.out.print("x")).stdout());
  }

  @Test
  void streamReplacedMeanwhile_nextAttemptIsCapturedAndTheNewOneRestored() throws Exception {
    PrintStream meanwhile = new PrintStream(meanwhileBytes, true, UTF_8);
    System.setOut(meanwhile);
    RecordedOutput output = console.run(CaptureSettings.DEFAULT, () -> System.out.print("x"));
    assertEquals("x", output.stdout());
    assertEquals("x", meanwhileBytes.toString(UTF_8));
    console.capture.close();
    assertSame(meanwhile, System.out);
    assertSame(console.err, System.err);
  }

  @Test
  void streamPutOnTopOfTheRouter_isCapturedOnceAndReachesTheConsole() throws Exception {
    PrintStream onTop = new PrintStream(System.out, true, UTF_8);
    System.setOut(onTop);
    RecordedOutput output = console.run(CaptureSettings.DEFAULT, () -> System.out.print("once"));
    assertEquals("once", output.stdout());
    assertEquals("once", console.printed());
    console.capture.close();
    assertSame(onTop, System.out);
    System.out.print(" passes");
    System.out.flush();
    assertEquals("once passes", console.printed());
  }

  @Test
  void originalPutBackMeanwhile_isTheOneRestored() throws Exception {
    System.setOut(console.out);
    assertEquals("x", console.run(SILENT, () -> System.out.print("x")).stdout());
    console.capture.close();
    assertSame(console.out, System.out);
  }

  @Test
  void stragglerAfterTheLastClose_doesNotBringTheRouterBack() throws Exception {
    console.capture.close();
    console.run(SILENT, () -> System.out.print("uncaptured"));
    assertSame(console.out, System.out);
    assertEquals("uncaptured", console.printed());
  }

  @Test
  void containersInTwoClassLoaders_theLastRestoresTheOriginalWhateverTheOrder() throws Exception {
    URL classes = OutputCapture.class.getProtectionDomain().getCodeSource().getLocation();
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes}, platform)) {
      Class<?> theirs = loader.loadClass(OutputCapture.class.getName());
      Executor executor = Runnable::run;
      Object capture = theirs.getConstructor(Executor.class).newInstance(executor);
      theirs.getMethod("start").invoke(capture);
      PrintStream router = System.out;
      RecordedOutput output = console.run(CaptureSettings.DEFAULT, () -> System.out.print("x"));
      assertEquals("x", output.stdout());
      assertEquals("x", console.printed());
      assertSame(router, System.out);
      console.capture.close();
      assertNotSame(console.out, System.out);
      theirs.getMethod("close").invoke(capture);
    }
    assertSame(console.out, System.out);
    assertSame(console.err, System.err);
  }

  @Test
  void rootLogger_isAsItWasAfterTheLastClose() {
    Logger root = Logger.getLogger("");
    int handlers = root.getHandlers().length;
    Level level = root.getLevel();
    console.capture.close();
    assertEquals(handlers - 1, root.getHandlers().length);
    assertEquals(level, root.getLevel());
  }

  @Test
  void handlerDroppedByTheServer_isBackAtTheNextAttempt() throws Exception {
    Logger root = Logger.getLogger("");
    Handler[] before = root.getHandlers();
    root.removeHandler(before[before.length - 1]);
    RecordedOutput output =
        console.run(SILENT, () -> Logger.getLogger("dev.errand.test").warning("back"));
    assertEquals(1, output.logLines().size());
    assertEquals(before.length, root.getHandlers().length);
  }

  @Test
  void configurationOfLoggingReadAgain_recordIsCapturedOnceAndEchoedOnce() throws Exception {
    Logger logger = Logger.getLogger("dev.errand.test");
    Logger root = Logger.getLogger("");
    try {
      LogManager.getLogManager().readConfiguration();
      Handler fresh = root.getHandlers()[0];
      assertSame(ConsoleHandler.class, fresh.getClass());
      fresh.setLevel(Level.WARNING);
      RecordedOutput output =
          console.run(
              CaptureSettings.DEFAULT,
              () -> {
                logger.warning("once");
                logger.info("below");
                System.err.println("printed");
              });
      assertEquals(2, output.logLines().size());
      assertEquals("printed" + System.lineSeparator(), output.stderr());
      assertEquals(2, console.complained().split("once|printed", -1).length - 1);
      assertEquals(-1, console.complained().indexOf("below"), "its settings count");
      console.capture.close();
      assertEquals(1, root.getHandlers().length);
      assertSame(ConsoleHandler.class, root.getHandlers()[0].getClass(), "none of our classes");
      assertEquals(Level.WARNING, root.getHandlers()[0].getLevel());
      logger.warning("after the end");
      assertEquals(2, console.complained().split("after the end", -1).length);
    } finally {
      console.close();
      LogManager.getLogManager().readConfiguration();
    }
  }

  @Test
  void configurationOfLoggingReadAgain_andNoTaskSince_theHandlerKeepsNoRouter() throws Exception {
    Logger root = Logger.getLogger("");
    try {
      LogManager.getLogManager().readConfiguration();
      Handler fresh = root.getHandlers()[0];
      console.capture.close();
      assertEquals(1, root.getHandlers().length);
      assertNotSame(fresh, root.getHandlers()[0], "made while the router was there");
    } finally {
      console.close();
      LogManager.getLogManager().readConfiguration();
    }
  }

  @Test
  void streamPutBack_andLoggingReadAgain_neitherIsClosed_andRecordsComeOnce() throws Exception {
    Logger root = Logger.getLogger("");
    try {
      LogManager.getLogManager().readConfiguration();
      assertSame(ConsoleHandler.class, root.getHandlers()[0].getClass()); // prints to our router
      System.setErr(console.err);
      RecordedOutput output =
          console.run(
              CaptureSettings.DEFAULT,
              () -> Logger.getLogger("dev.errand.test").warning("once more"));
      assertEquals(1, output.logLines().size());
      assertEquals(2, console.complained().split("once more", -1).length);
      assertEquals("", output.stderr());
      console.err.print("still open");
      assertFalse(console.err.checkError());
      assertTrue(console.complained().endsWith("still open"));
    } finally {
      console.close();
      LogManager.getLogManager().readConfiguration();
    }
  }

  @Test
  void streamOfAnotherOverOurs_recordIsCapturedAndEchoedOnce() throws Exception {
    try {
      System.setErr(new PrintStream(System.err, true, UTF_8)); // leads to our router
      LogManager.getLogManager().readConfiguration();
      RecordedOutput output =
          console.run(
              CaptureSettings.DEFAULT,
              () -> Logger.getLogger("dev.errand.test").warning("through two"));
      assertEquals(1, output.logLines().size());
      assertEquals("", output.stderr());
      assertEquals(2, console.complained().split("through two", -1).length);
    } finally {
      console.close();
      LogManager.getLogManager().readConfiguration();
    }
  }
}
