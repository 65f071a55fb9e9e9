package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.LogLine;
import dev.errand.Task;
import dev.errand.tck.app.Prints;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** OUT-8: log records, written through java.util.logging, whatever manager stands behind it. */
public class LogCaptureTck extends TckTest {
  private static final Logger SHOP = Logger.getLogger("dev.errand.tck.shop");
  private static final Logger TILL = Logger.getLogger("dev.errand.tck.shop.till");
  private static final Logger SHOPPING = Logger.getLogger("dev.errand.tck.shopping");

  private final Prints prints = bean(Prints.class);

  @Test
  @Requirement("OUT-8")
  void records_areKeptWithTheirParts() throws Exception {
    String[] thread = new String[1];
    Task<String> task =
        prints.captured(
            () -> {
              thread[0] = Thread.currentThread().getName();
              SHOP.log(Level.INFO, "sold {0} for {1}", new Object[] {"tea", 2});
              SHOP.log(Level.WARNING, "a failure", new IllegalStateException("on purpose"));
              return "done";
            });
    task.join(LONG);
    List<LogLine> lines = task.output().logLines();
    assertEquals(2, lines.size());
    assertEquals("sold tea for 2", lines.get(0).message());
    assertEquals("INFO", lines.get(0).level());
    assertEquals("dev.errand.tck.shop", lines.get(0).logger());
    assertEquals(thread[0], lines.get(0).thread());
    assertTrue(lines.get(0).exception().isEmpty());
    assertTrue(lines.get(1).level().startsWith("WARN"), lines.get(1).level());
    assertTrue(
        lines.get(1).exception().orElseThrow().contains("java.lang.IllegalStateException: on p"));
  }

  @Test
  @Requirement("OUT-8")
  void levelAndLoggers_filter_byWholeNames() throws Exception {
    Task<String> task =
        prints.someLogs(
            () -> {
              SHOP.info("too low");
              SHOP.warning("kept");
              TILL.severe("kept, below");
              SHOPPING.severe("another, whose name only begins alike");
              return "done";
            });
    task.join(LONG);
    assertEquals(
        List.of("kept", "kept, below"),
        task.output().logLines().stream().map(LogLine::message).toList());
  }

  @Test
  @Requirement("OUT-8")
  void noLevelIsChanged_andWhatIsNotLoggedIsNotKept() throws Exception {
    Level before = Logger.getLogger("").getLevel();
    Logger quiet = Logger.getLogger("dev.errand.tck.quiet");
    quiet.setLevel(Level.SEVERE);
    Task<String> task =
        prints.captured(
            () -> {
              quiet.warning("not logged");
              assertSame(before, Logger.getLogger("").getLevel());
              return "done";
            });
    task.join(LONG);
    assertEquals(List.of(), task.output().logLines());
    assertSame(before, Logger.getLogger("").getLevel());
    assertSame(Level.SEVERE, quiet.getLevel());
  }

  @Test
  @Requirement({"OUT-8", "OUT-2"})
  void recordsOfOthers_areNotKept_andTheApplicationsHandlersGetAll() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    try (LogTrap log = new LogTrap()) {
      Task<String> task =
          prints.captured(
              () -> {
                started.countDown();
                await(gate);
                SHOP.info("of the task");
                return "done";
              });
      await(started);
      SHOP.info("of nobody");
      gate.countDown();
      task.join(LONG);
      assertEquals(
          List.of("of the task"), task.output().logLines().stream().map(LogLine::message).toList());
      assertEquals(
          List.of("of nobody", "of the task"),
          log.mentioning("of ").stream().map(LogRecord::getMessage).toList());
    }
  }
}
