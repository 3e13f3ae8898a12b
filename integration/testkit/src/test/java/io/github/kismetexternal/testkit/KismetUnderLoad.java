package io.github.kismetexternal.testkit;

import io.github.kismetexternal.testkit.junit.EchoPlugin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;

/**
 * A simulated Kismet in a process of its own, with a plugin that browsers keep busy. It says {@code begins} and then
 * {@code serves}, and never ends by itself.
 */
final class KismetUnderLoad {
    private static final int BROWSERS = 4;

    private KismetUnderLoad() {}

    /** Runs it; the argument goes to the plugin's command line, by which it can be found. */
    public static void main(String[] args) throws Exception {
        System.out.println("begins");
        // The mark stands first: systems may show the beginning of a command line only.
        KismetSimulator kismet = KismetSimulator.builder()
                .command(
                        "echo",
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                args[0],
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                EchoPlugin.class.getName()))
                .start();
        CountDownLatch served = new CountDownLatch(BROWSERS);
        for (int i = 0; i < BROWSERS; i++) {
            Thread browser = new Thread(() -> browse(kismet, served), "browser");
            browser.setDaemon(true);
            browser.start();
        }
        served.await();
        System.out.println("serves");
        new CountDownLatch(1).await();
    }

    private static void browse(KismetSimulator kismet, CountDownLatch served) {
        try {
            KismetClient client = kismet.client();
            client.getUntil("echo/first", response -> response.statusCode() == 200);
            served.countDown();
            while (true) {
                client.get("echo/again");
            }
        } catch (IOException | InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
