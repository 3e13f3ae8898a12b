package io.github.kismetexternal.tests.page;

import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.SimulatorBuilder;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.UnexpectedAlertBehaviour;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import static org.assertj.core.api.Assertions.assertThat;

/** A headless browser, Debian's. For one thread. */
public final class Chromium implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final String DRIVER = "/usr/bin/chromedriver";
    private static final String BROWSER = "/usr/bin/chromium";

    private final ChromeDriver driver;
    private final List<String> console = new ArrayList<>();

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    public static Chromium start() {
        for (String program : List.of(DRIVER, BROWSER)) {
            assertThat(new File(program))
                    .as("the tests of pages need it: apt install chromium chromium-driver")
                    .canRead();
        }
        System.setProperty("SE_OFFLINE", "true");
        java.util.logging.Logger.getLogger("org.openqa.selenium").setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER);
        options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                "--disable-dev-shm-usage", "--window-size=1300,900");
        // What opens a box is to fail a test, not to hang it.
        options.setUnhandledPromptBehaviour(UnexpectedAlertBehaviour.DISMISS_AND_NOTIFY);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service =
                new ChromeDriverService.Builder().usingDriverExecutable(new File(DRIVER)).build();
        return new Chromium(new ChromeDriver(service, options));
    }

    /** Opens an address as a user who was never there: what earlier ones left is gone. */
    public void open(URI address) {
        driver.get(address.resolve("/simulated/release.js").toString());
        driver.manage().deleteAllCookies();
        driver.executeScript("localStorage.clear()");
        // Now only: the page before may have called for a Kismet that has gone.
        console().clear();
        driver.get(address.toString());
    }

    /** Opens Kismet's page as a user who was never there and is signed in. */
    public void open(KismetSimulator kismet) {
        open(URI.create(kismet.url() + "?user=" + SimulatorBuilder.DEFAULT_USER + "&password="
                + SimulatorBuilder.DEFAULT_PASSWORD));
    }

    /** Opens a further address as the same user. */
    public void go(URI address) {
        driver.get(address.toString());
    }

    /** Runs a function's body, which may return a promise. */
    public Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Runs a function's body until it returns something that is neither null nor false nor empty, and returns that. */
    public Object await(String script, Object... arguments) throws InterruptedException {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (true) {
            Object result = run(script, arguments);
            if (result != null && !result.equals(false) && !result.equals("")) {
                return result;
            }
            assertThat(System.nanoTime()).as("waiting for: %s%nconsole: %s", script, console()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Waits for an element with a text, and returns all of its text. */
    public String awaitText(String selector, String text) throws InterruptedException {
        return (String) await("""
                const found = [...document.querySelectorAll(arguments[0])].find(one =>
                    one.innerText.includes(arguments[1]));
                return found && found.innerText;""", selector, text);
    }

    /** Waits for an element and clicks it. */
    public void click(String selector) throws InterruptedException {
        await("const found = document.querySelector(arguments[0]); found?.click(); return Boolean(found);", selector);
    }

    /** Returns the errors in the browser's console since the address was opened. */
    public List<String> console() {
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .forEach(entry -> console.add(entry.getMessage()));
        return console;
    }

    /** Keeps what is to be seen. */
    public void screenshot(Path png) throws IOException {
        Files.createDirectories(png.getParent());
        Files.write(png, driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
