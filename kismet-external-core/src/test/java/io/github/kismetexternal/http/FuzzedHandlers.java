package io.github.kismetexternal.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Handlers that do with a request what handlers do, right or wrong, as the request tells them. */
final class FuzzedHandlers {
    private static final int LARGEST_BODY = 60_000;
    private static final int MOST_STEPS = 20;

    private FuzzedHandlers() {}

    static Router router() {
        Router router = new Router();
        router.add(Route.to("GET", "/fuzz/hello", request -> Response.text(request + " of " + request.path())));
        router.add(Route.to("GET", "/fuzz/device/:key/note/:name", FuzzedHandlers::parameters));
        router.add(Route.to("POST", "/fuzz/form", FuzzedHandlers::form));
        router.add(Route.to("POST", "/fuzz/json", request -> Response.json(request.json(JsonNode.class))));
        router.add(Route.to("POST", "/fuzz/guarded", request -> Response.empty(204)).guarded());
        router.add(Route.to("PUT", "/fuzz/large", FuzzedHandlers::large));
        router.add(Route.to("GET", "/fuzz/stream/:steps", FuzzedHandlers::stream));
        router.add(Route.toAsync("GET", "/fuzz/failing/:how", FuzzedHandlers::failing));
        return router;
    }

    private static Response parameters(Request request) {
        return Response.html(request.path("key") + request.path("name")
                + request.variable("name").map(request::path).orElse("none"));
    }

    private static Response form(Request request) {
        Response response = Response.json(request.variables());
        if (request.variable("header").isPresent()) {
            response = response.withHeader(
                    request.variable("header").get(), request.variable("value").orElse(""));
        }
        return response.withStatus(Integer.parseInt(request.variable("status").orElse("200")));
    }

    private static Response large(Request request) {
        int size = Integer.parseInt(request.variable("size").orElse("1")) % LARGEST_BODY;
        return Response.bytes("application/octet-stream", new byte[size])
                .withHeader(request.variable("header").orElse("X"), request.variable("value").orElse(""));
    }

    private static Response stream(Request request) {
        String piece = request.variable("piece").orElse("piece");
        return Response.stream("text/plain", out -> {
            String steps = request.path("steps");
            for (int i = 0; i < Math.min(MOST_STEPS, steps.length()); i++) {
                char step = steps.charAt(i);
                switch (step) {
                    case 'f' -> out.flush();
                    case 'c' -> out.close();
                    case 't' -> throw new IllegalStateException("as the request wants it");
                    case 'i' -> throw new InterruptedException("as the request wants it");
                    case 'o' -> throw new OutOfMemoryError("as the request wants it");
                    case '1' -> out.write(step);
                    default -> out.write(piece.getBytes(UTF_8));
                }
            }
        });
    }

    private static CompletionStage<Response> failing(Request request) {
        String how = request.path("how");
        return switch (how) {
            case "x" -> throw new IllegalStateException("as the request wants it");
            case "o" -> throw new StackOverflowError("as the request wants it");
            case "n" -> null;
            case "0" -> CompletableFuture.completedFuture(null);
            case "a" -> CompletableFuture.failedFuture(new IllegalStateException("as the request wants it"));
            case "s" -> CompletableFuture.completedFuture(Response.text("spät").withStatus(how.length()));
            default -> {
                Thread.currentThread().interrupt();
                yield CompletableFuture.completedFuture(Response.text(how));
            }
        };
    }
}
