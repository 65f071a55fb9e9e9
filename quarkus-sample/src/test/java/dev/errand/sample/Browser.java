package dev.errand.sample;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real browser without a window, and what a person does with it. */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  private final ChromeDriver driver;
  private final WebDriverWait wait;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
    this.wait = new WebDriverWait(driver, Duration.ofSeconds(30), Duration.ofMillis(50));
    wait.ignoring(StaleElementReferenceException.class);
  }

  /** Opens one; without a browser on this machine the test is skipped. */
  static Browser open() {
    assumeTrue(
        Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
        "Skipped: no browser is installed here. The page is tested with Debian's packages"
            + " 'chromium' and 'chromium-driver'.");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync");
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  void go(String url) {
    driver.get(url);
  }

  /** Gives the page the size of a screen. */
  void screen(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  void colours(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Lets requests to these addresses fail, and no others. */
  void block(String... addresses) {
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(addresses)));
  }

  WebElement shown(String selector) {
    return Objects.requireNonNull(
        wait.withMessage(() -> selector + " to be shown")
            .until(
                page ->
                    page.findElements(By.cssSelector(selector)).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst()
                        .orElse(null)));
  }

  void gone(String selector) {
    wait.withMessage(() -> selector + " to be gone")
        .until(
            page ->
                page.findElements(By.cssSelector(selector)).stream()
                    .noneMatch(WebElement::isDisplayed));
  }

  void text(String selector, String contained) {
    wait.withMessage(() -> "'" + contained + "' in " + selector)
        .until(
            page ->
                page.findElements(By.cssSelector(selector)).stream()
                    .anyMatch(element -> element.getText().contains(contained)));
  }

  int count(String selector) {
    return driver.findElements(By.cssSelector(selector)).size();
  }

  void press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  String focused() {
    return String.valueOf(
        script("return document.activeElement.id || document.activeElement.dataset.id || ''"));
  }

  /** Whether anything reaches over the right edge. */
  boolean scrollsSideways() {
    return Boolean.TRUE.equals(
        script(
            "return document.documentElement.scrollWidth > document.documentElement.clientWidth"));
  }

  /** How bright the page is on the whole, from 0 to 1. */
  double brightness() throws IOException {
    var image = ImageIO.read(new ByteArrayInputStream(driver.getScreenshotAs(OutputType.BYTES)));
    long sum = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        sum += image.getRGB(x, y) >> 8 & 0xff;
      }
    }
    return sum / 255.0 / image.getWidth() / image.getHeight();
  }

  /** What the browser had to complain about: refused scripts, failed requests. */
  List<String> complaints() {
    return driver.manage().logs().get("browser").getAll().stream().map(Object::toString).toList();
  }

  private Object script(String script) {
    return Objects.requireNonNull(driver.executeScript(script));
  }

  /** Escape, as a word. */
  void escape() {
    press(Keys.ESCAPE);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
