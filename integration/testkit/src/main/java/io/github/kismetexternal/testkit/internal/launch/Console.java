package io.github.kismetexternal.testkit.internal.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.List;
import java.util.function.Consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Collects what a helper prints. Safe for use by several threads. */
public final class Console {
    private final Log<String> lines = new Log<>();
    private final Thread thread;

    public Console(InputStream in, Consumer<String> echo) {
        thread = new Thread(() -> collect(in, echo), "simulated-kismet-console");
        thread.setDaemon(true);
        thread.start();
    }

    public List<String> lines() {
        return lines.all();
    }

    private void collect(InputStream in, Consumer<String> echo) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                echo.accept(line);
            }
        } catch (IOException e) {
            // The helper has gone.
        }
    }
}
