package io.github.kismetexternal.testkit.junit;

import io.github.kismetexternal.Kismet;
import io.github.kismetexternal.KismetPlugin;
import io.github.kismetexternal.command.Severity;
import io.github.kismetexternal.http.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/** A plugin for tests of the extension. */
public final class EchoPlugin {
    private static final String OUT = "--out-fd=";

    private EchoPlugin() {}

    public static void main(String[] args) {
        CompletableFuture<Kismet> started = new CompletableFuture<>();
        KismetPlugin.named("echo")
                .get("/echo/:word", request -> Response.text(request.path("word")))
                .get("/echo-variable", request -> Response.text(System.getenv("ECHO_VARIABLE")))
                .get("/echo-end/:status", request -> end(Integer.parseInt(request.path("status"))))
                .get("/echo-garbage", request -> {
                    new Thread(() -> chatThenBreakARule(started.join(), args)).start();
                    return Response.text("soon");
                })
                .onStart(kismet -> System.err.println("echo has started"))
                .onStart(kismet -> kismet.message(Severity.INFO, "echo is here"))
                .onStart(started::complete)
                .run(args);
    }

    private static Response end(int status) {
        System.err.println("echo gives up");
        Runtime.getRuntime().halt(status);
        throw new AssertionError("halted");
    }

    private static void chatThenBreakARule(Kismet kismet, String... args) {
        int out = Arrays.stream(args)
                .filter(argument -> argument.startsWith(OUT))
                .mapToInt(argument -> Integer.parseInt(argument.substring(OUT.length())))
                .findFirst()
                .orElseThrow();
        try {
            for (int i = 0; i < 20; i++) {
                kismet.message(Severity.INFO, "still here");
                Thread.sleep(20);
            }
            Files.write(Path.of("/dev/fd/" + out), new byte[64]);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
