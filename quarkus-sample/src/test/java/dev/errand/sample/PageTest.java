package dev.errand.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page in a real browser. An application of its own, so that at first nothing has run. */
@QuarkusTest
@TestProfile(PageTest.Fresh.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PageTest {
  @Inject HttpServer server;

  private Browser browser;
  private Scanned scanned;

  @BeforeEach
  void open() throws IOException {
    browser = Browser.open();
    scanned = Scanned.directory();
    scanned.file("a-small-one.txt", "small");
    scanned.file("b<img src=x onerror=document.title='hit'>", "");
    browser.screen(1440, 900);
    browser.go(server.getLocalBaseUri().toString());
    browser.text("#connection", "Live");
  }

  @AfterEach
  void close() throws IOException {
    if (scanned != null) {
      scanned.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  @Order(1)
  void nothingHasRunYet_thePageSaysSoAndOffersTheFirstScan() {
    browser.shown("#empty");
    browser.shown("#start-first").click();
    browser.shown("#dialog[open]");
    browser.text("#directory-hint", "Nothing outside is read");
  }

  @Test
  @Order(1)
  void pageIsLive_itLooksForTasksNoMore() {
    assertEquals(0, browser.count("#loading:not([hidden])"));
  }

  @Test
  @Order(2)
  void taskIsStartedFollowedAndCancelled_thePageShowsEachStep() throws IOException {
    scanned.hugeFile("z-huge");
    start(scanned.name());

    browser.text("#toast", "1 task started");
    browser.shown("#rows tr:first-child .badge[data-status=RUNNING]");
    browser.shown("#rows tr:first-child").click();
    browser.text("#lines .out", "a-small-one.txt");
    browser.text("#lines .log", "3 files");
    assertEquals("Running", browser.shown("#detail-status").getText());
    browser.shown("#rows tr:first-child progress");

    browser.shown("#cancel").click();

    browser.text("#detail-status", "Cancelled");
    browser.text("#rows tr:first-child .badge", "Cancelled");
    browser.text("#output-state", "Complete");
    browser.gone("#cancel");
  }

  @Test
  @Order(3)
  void markupInTheOutput_isShownAsText() {
    finished();
    browser.shown("#rows tr:first-child").click();

    browser.text("#lines .out .words", "<img src=x onerror=document.title='hit'>");
    assertEquals(0, browser.count("#lines img"));
    assertEquals(List.of(), browser.complaints());
  }

  @Test
  @Order(4)
  void filterByStatusAndName_leavesWhatFits() {
    finished();

    browser.shown("#statuses [data-status=COMPLETED]").click();
    browser.shown("#rows .badge[data-status=COMPLETED]");
    assertEquals(0, browser.count("#rows .badge:not([data-status=COMPLETED])"));
    browser.shown("#statuses [data-status=COMPLETED]").click();

    browser.press("/");
    assertEquals("name", browser.focused());
    browser.press("inven");
    browser.shown("#rows tr");
    browser.press("tories");
    browser.shown("#no-match");
    browser.gone("#rows tr");
    browser.shown("#clear").click();
    browser.shown("#rows tr");
  }

  @Test
  @Order(5)
  void keyboardAlone_choosesOpensAndCloses() {
    finished();
    finished();
    String first = browser.shown("#rows tr:nth-child(1)").getAttribute("data-id");
    String second = browser.shown("#rows tr:nth-child(2)").getAttribute("data-id");

    browser.press("/", Keys.ARROW_DOWN);
    browser.press(Keys.ARROW_DOWN);
    browser.press(Keys.ARROW_UP);
    assertEquals(first, browser.focused());
    browser.press(Keys.ARROW_DOWN);
    assertEquals(second, browser.focused());
    browser.press(Keys.ENTER);
    browser.shown("#detail");
    assertEquals("detail-name", browser.focused());
    browser.escape();
    browser.gone("#detail");
    assertEquals(second, browser.focused());

    browser.press("n");
    browser.shown("#dialog[open]");
    assertEquals("directory", browser.focused());
    browser.escape();
    browser.gone("#dialog");
  }

  @Test
  @Order(6)
  void directoryOutside_theDialogSaysWhy() {
    open(dialog -> dialog.sendKeys("/etc", Keys.ENTER));

    browser.text("#problem", "'/etc' is, links resolved, not in");
    browser.shown("#dialog[open]");
  }

  @Test
  @Order(7)
  void phone_nothingReachesOverTheEdge() {
    browser.screen(360, 740);
    finished();

    assertFalse(browser.scrollsSideways(), "the list");
    browser.shown("#rows tr:first-child").click();
    browser.text("#output-state", "Complete");
    assertFalse(browser.scrollsSideways(), "the details");
    browser.shown("#close").click();
    browser.gone("#detail");
    browser.shown("#start").click();
    browser.shown("#parts .part");
    assertFalse(browser.scrollsSideways(), "the dialog");
  }

  @Test
  @Order(8)
  void colours_followTheSystem() throws IOException {
    finished();

    browser.colours("dark");
    assertTrue(browser.brightness() < 0.3, "dark");
    browser.colours("light");
    assertTrue(browser.brightness() > 0.7, "light");
  }

  @Test
  @Order(9)
  void serverGone_theBannerSaysSoUntilItIsBack() {
    browser.block("*/api/live");
    browser.go(server.getLocalBaseUri().toString());
    browser.shown("#banner");
    browser.text("#connection", "Offline");
    browser.block();
    browser.shown("#reconnect").click();
    browser.gone("#banner");
    browser.text("#connection", "Live");
  }

  /** A scan that has ended is at the top of the list. */
  private void finished() {
    int before = browser.count("#rows tr");
    start(scanned.name());
    browser.shown("#rows tr:nth-last-child(" + (before + 1) + ")");
    browser.shown("#rows tr:first-child .badge[data-status=COMPLETED]");
  }

  private void start(String directory) {
    open(field -> field.sendKeys(directory, Keys.ENTER));
    browser.gone("#dialog");
  }

  /** Opens the dialog and leaves only the inventory ticked. */
  private void open(Consumer<WebElement> fill) {
    browser.shown("#start").click();
    for (Part part : Part.values()) {
      WebElement box = browser.shown("#parts input[value=" + part.key() + "]");
      if (box.isSelected() != (part == Part.INVENTORY)) {
        box.click();
      }
    }
    fill.accept(browser.shown("#directory"));
  }

  /** Another application than that of the other tests. */
  public static class Fresh implements QuarkusTestProfile {}
}
