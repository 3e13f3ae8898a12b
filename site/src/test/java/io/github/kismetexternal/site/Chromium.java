package io.github.kismetexternal.site;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import static org.assertj.core.api.Assertions.assertThat;

/** A headless browser, Debian's, in which pages run no scripts. For one thread. */
final class Chromium implements AutoCloseable {
    private static final String DRIVER = "/usr/bin/chromedriver";
    private static final String BROWSER = "/usr/bin/chromium";
    private static final Path SITE = Path.of("target/site").toAbsolutePath();
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    static Chromium start() {
        for (String program : List.of(DRIVER, BROWSER)) {
            assertThat(new File(program))
                    .as("the tests of pages need it: apt install chromium chromium-driver")
                    .canRead();
        }
        System.setProperty("SE_OFFLINE", "true");
        Logger.getLogger("org.openqa.selenium").setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER);
        options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                "--disable-dev-shm-usage");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service =
                new ChromeDriverService.Builder().usingDriverExecutable(new File(DRIVER)).build();
        Chromium chromium = new Chromium(new ChromeDriver(service, options));
        chromium.driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        return chromium;
    }

    void show(Screen screen, Scheme scheme) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", Map.of("width", screen.width, "height",
                screen.height, "deviceScaleFactor", 1, "mobile", screen == Screen.PHONE));
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features",
                List.of(Map.of("name", "prefers-color-scheme", "value", scheme.name().toLowerCase()))));
    }

    /** Opens a page of the site, such as {@code guides/testing.html}. */
    void open(String page) {
        driver.get(SITE.toUri() + page);
    }

    /** Clicks what a selector finds first. */
    void click(String selector) {
        driver.findElement(By.cssSelector(selector)).click();
    }

    /** Runs a function's body, as a debugger does, whatever the page may not do. */
    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** What the console says since it was asked last. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(Object::toString).toList();
    }

    void keepPicture(String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }

    /** The size of the window, in pixels. */
    enum Screen {
        DESK(1280, 900), PHONE(360, 740);

        final int width;
        final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    /** What the user's system asks pages to look like. */
    enum Scheme { LIGHT, DARK }
}
