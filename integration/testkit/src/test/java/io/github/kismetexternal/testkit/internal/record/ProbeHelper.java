package io.github.kismetexternal.testkit.internal.record;

import io.github.kismetexternal.HelperArguments;
import io.github.kismetexternal.UsageException;
import io.github.kismetexternal.command.AuthRequest;
import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.command.PublishEvent;
import io.github.kismetexternal.command.RegisterEvents;
import io.github.kismetexternal.command.RegisterUri;
import io.github.kismetexternal.command.Severity;
import io.github.kismetexternal.wire.Frame;
import io.github.kismetexternal.wire.FrameReader;
import io.github.kismetexternal.wire.FrameWriter;
import io.github.kismetexternal.wire.Generation;
import io.github.kismetexternal.wire.ServerProfile;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A helper that answers as the one of the recorded traffic did, but cuts its answers into other frames. An argument
 * makes it do one thing otherwise.
 */
final class ProbeHelper {
    /** Sizes that the recorded helper did not use. */
    private static final int CONTENT = 5000;

    private static final List<String> ROUTES = List.of(
            "GET simple.html pystyle.html latestatus.html lateheader.html status404.html empty204 redirect stream big"
                    + " slow badid never sse large303 bigpub lone latebig slow2 slow1 badheader publish message"
                    + " shutdown exit crashframe ping rereg echo echo.json",
            "POST echo post",
            "GET item/:id/detail",
            "PUT put",
            "DELETE del");

    private final FrameWriter writer;
    private final String fault;

    private ProbeHelper(FrameWriter writer, String fault) {
        this.writer = writer;
        this.fault = fault;
    }

    /** Returns how the helper is started, with a fault or none. */
    static List<String> command(String... faults) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                ProbeHelper.class.getName()));
        command.addAll(Arrays.asList(faults));
        return command;
    }

    public static void main(String[] args) throws IOException, InterruptedException, UsageException {
        HelperArguments arguments = HelperArguments.parse(args);
        Generation generation =
                Generation.valueOf(System.getenv("KISMET_EXTERNAL_PROTOCOL").toUpperCase(Locale.ROOT));
        try (InputStream in = new FileInputStream("/dev/fd/" + arguments.inFd());
                OutputStream out = new FileOutputStream("/dev/fd/" + arguments.outFd());
                FrameWriter writer = FrameWriter.toKismet(
                        out, generation, ServerProfile.unknown(generation).maxFrame(), e -> {})) {
            String fault = String.join("", arguments.others());
            if (fault.equals("--print")) {
                out.write("Hello\n".repeat(10).getBytes(UTF_8));
            }
            new ProbeHelper(writer, fault).run(new FrameReader(in, generation), generation);
        }
    }

    private void run(FrameReader reader, Generation generation) throws IOException, InterruptedException {
        for (String routes : ROUTES) {
            String method = routes.substring(0, routes.indexOf(' '));
            for (String path : routes.substring(method.length() + 1).split(" ")) {
                if (!fault.equals("--without=" + path)) {
                    writer.send(new RegisterUri("/probe/" + path, method));
                }
            }
        }
        writer.send(new AuthRequest());
        writer.send(new RegisterEvents(List.of("*")));
        writer.send(new Message(Severity.INFO, "probe up, proto " + generation.label().substring(1)));
        System.err.println("probe helper is up");
        for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
            if (frame.command() instanceof HttpRequest request) {
                if (fault.equals("--exit=" + request.id())) {
                    writer.close();
                    System.exit(3);
                }
                answer(request);
            }
        }
    }

    private void answer(HttpRequest request) throws InterruptedException {
        switch (request.uri().substring("/probe/".length())) {
            case "simple.html" -> writer.send(new HttpResponse(
                    request.id(),
                    Map.of(fault.equals("--header") ? "X-New" : "content-type", "text/html"),
                    fault.equals("--status") ? 404 : 200,
                    Bytes.of("<b>hi</b>"),
                    true));
            case "ping" -> {
                writer.send(new Ping());
                send(request, "ok");
            }
            case "publish" -> {
                writer.send(new PublishEvent("PROBE_EVENT", "{\"hello\": 1}"));
                send(request, "ok");
            }
            case "message" -> {
                writer.send(new Message(Severity.ERROR, "msg from probe"));
                send(request, "ok");
            }
            case "big" -> send(request, "x".repeat(Integer.parseInt(request.variables().get("n")))
                    + (fault.equals("--body") ? "y" : ""));
            case "slow" -> send(request, "slow");
            default -> send(request, "echo [\"" + request.method() + "\", \"" + request.uri() + "\", "
                    + json(request.variables()) + "]");
        }
    }

    private void send(HttpRequest request, String text) throws InterruptedException {
        if (fault.equals("--silent=" + request.id())) {
            return;
        }
        Bytes content = Bytes.of(text);
        for (int from = 0; from + CONTENT < content.size(); from += CONTENT) {
            writer.send(HttpResponse.part(request.id(), content.slice(from, from + CONTENT)));
        }
        int rest = content.isEmpty() ? 0 : (content.size() - 1) / CONTENT * CONTENT;
        writer.send(HttpResponse.last(request.id(), content.slice(rest, content.size())));
    }

    private static String json(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(variable -> quoted(variable.getKey()) + ": " + quoted(variable.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** As the other helper wrote it: in ASCII. */
    private static String quoted(String text) {
        return text.chars()
                .mapToObj(c -> c > 127
                        ? "\\u%04x".formatted(c)
                        : c == '"' || c == '\\' ? "\\" + (char) c : String.valueOf((char) c))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
