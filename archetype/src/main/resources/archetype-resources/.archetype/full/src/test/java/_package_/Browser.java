package _package_;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.UnexpectedAlertBehaviour;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium. For one thread. */
final class Browser implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts the browser, from /usr/bin or where the environment variables CHROMIUM and CHROMEDRIVER say it is. */
    static Browser start() {
        File chromium = program("CHROMIUM", "/usr/bin/chromium");
        File chromedriver = program("CHROMEDRIVER", "/usr/bin/chromedriver");
        // Else Selenium looks for drivers in the Internet.
        System.setProperty("SE_OFFLINE", "true");
        SELENIUM.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium);
        options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                "--disable-dev-shm-usage", "--window-size=1300,900");
        // What opens a box is to fail a test, not to hang it.
        options.setUnhandledPromptBehaviour(UnexpectedAlertBehaviour.DISMISS_AND_NOTIFY);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service =
                new ChromeDriverService.Builder().usingDriverExecutable(chromedriver).build();
        return new Browser(new ChromeDriver(service, options));
    }

    private static File program(String variable, String usual) {
        String path = System.getenv().getOrDefault(variable, usual);
        File program = new File(path);
        if (!program.canExecute()) {
            throw new IllegalStateException("The browser (" + path + ") must be there, as the tab is tested in it."
                    + " Install it by \"apt install chromium chromium-driver\", or set " + variable
                    + " to its path, or leave the tests of the bundle out by -DskipITs.");
        }
        return program;
    }

    /** Opens a page; what the one before has complained of is forgotten. */
    void open(URI address) {
        driver.get("about:blank");
        errors();
        driver.get(address.toString());
    }

    void reload() {
        driver.navigate().refresh();
    }

    /** Runs a function's body, which may return a promise. */
    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Runs a function's body until it returns something that is neither null nor false. */
    void await(String script, Object... arguments) throws InterruptedException {
        long end = System.nanoTime() + DEADLINE.toNanos();
        for (Object result = null; result == null || result.equals(false); result = run(script, arguments)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited for: " + script + "\nconsole: " + errors());
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    void click(String selector) throws InterruptedException {
        await("const found = document.querySelector(arguments[0]); found?.click(); return Boolean(found)", selector);
    }

    void awaitText(String selector, String text) throws InterruptedException {
        await("return [...document.querySelectorAll(arguments[0])].some(one => one.innerText.includes(arguments[1]))",
                selector, text);
    }

    /** Returns the errors in the browser's console since the last call. */
    List<String> errors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Writes what is to be seen to {@code target/screenshots}. */
    void picture(String name) throws Exception {
        Path file = Path.of("target/screenshots", name + ".png");
        Files.createDirectories(file.getParent());
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
