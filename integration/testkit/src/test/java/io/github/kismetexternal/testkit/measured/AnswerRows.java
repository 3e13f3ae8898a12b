package io.github.kismetexternal.testkit.measured;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.HttpResponse;
import java.util.List;
import java.util.Map;

/** What becomes of a helper's answer on its way to the browser, where it does no harm. */
final class AnswerRows {
    private static final int SPOOLED = 100_000;
    private static final int LARGE = 1_000_000;
    private static final int PIECE = 4096;

    private AnswerRows() {}

    static List<Row> rows() {
        return List.of(
                Row.when("a status sent late, after 5 B of body")
                        .source("measured on 2025-09-R1; nothing is flushed before 4096 B, future_chainbuf.h:113-121")
                        .everywhere("418 hello")
                        .shownBy(AnswerRows::lateStatus),
                Row.when("a response header's value contains CR LF")
                        .source("measured on 2025-09-R1")
                        .everywhere("the client gets a header X-B of 2")
                        .shownBy(AnswerRows::injectHeader),
                Row.when("replies without a Content-Type, for .html, .json and neither")
                        .source("measured on 2025-09-R1; kis_net_beast_httpd.cc:93-119, 650-681")
                        .everywhere("text/html, application/json, text/plain")
                        .shownBy(scene -> String.join(", ",
                                contentType(scene, "/probe/a.html"),
                                contentType(scene, "/probe/a.json"),
                                contentType(scene, "/probe/a"))),
                Row.when("a stream of 60 chunks of 12 B, as in 3 s")
                        .source("measured on 2025-09-R1; future_chainbuf.h:243-244: held until more than 4096 B are"
                                + " pending")
                        .everywhere("client sees nothing")
                        .shownBy(scene -> stream(scene, 60)),
                Row.when("a stream of chunks of 12 B, of more than 4096 B")
                        .source("measured on 2025-09-R1; future_chainbuf.h:243-244")
                        .everywhere("client sees something")
                        .shownBy(scene -> stream(scene, 4100 / 12 + 1)),
                Row.when("a reply of 1 MB in frames of 4096 B")
                        .source("measured on 2025-09-R1 with 20 MB; nothing slows the helper,"
                                + " future_chainbuf.h:202-245")
                        .everywhere("1000000 B arrive")
                        .shownBy(AnswerRows::large),
                Row.when("a one-frame reply of text/event-stream with retry: 100")
                        .source("measured on 2025-09-R1: at the browser's end EventSource takes it and asks again")
                        .everywhere("text/event-stream, whole")
                        .shownBy(AnswerRows::eventStream),
                Row.when("a one-frame reply of 303 to a file just written under httpd/spool/")
                        .source("measured on 2025-09-R1")
                        .everywhere("303 to a file that is 100000 B whole")
                        .shownBy(AnswerRows::redirect),
                Row.when("20 one-frame replies to clients that had gone")
                        .source("measured on 2021-08-R1, 2023-07-R2 in v0 and v2, and 2025-09-R1; that a client has"
                                + " gone"
                                + " is noticed on a write only, kis_net_beast_httpd.cc:1597-1600")
                        .everywhere("plugin lives")
                        .shownBy(AnswerRows::oneFrameToGoneClients));
    }

    private static String lateStatus(Scene scene) throws Exception {
        scene.route("/probe/x");
        Browser.Asked asked = scene.browser().get("/probe/x");
        long id = scene.request().id();
        scene.send(HttpResponse.part(id, Bytes.of("hello")));
        scene.send(new HttpResponse(id, Map.of(), 418, Bytes.empty(), true));
        return asked.reply().toString();
    }

    private static String injectHeader(Scene scene) throws Exception {
        scene.route("/probe/x");
        Browser.Asked asked = scene.browser().get("/probe/x");
        scene.answer(scene.request(), Map.of("X-A", "1\r\nX-B: 2"), "ok");
        return "the client gets a header X-B of " + asked.reply().header("X-B").orElse("nothing");
    }

    private static String contentType(Scene scene, String uri) throws Exception {
        scene.route(uri);
        return scene.served(scene.browser().get(uri)).header("Content-Type").orElse("none");
    }

    private static String stream(Scene scene, int chunks) throws Exception {
        scene.route("/probe/x");
        Browser.Asked asked = scene.browser().get("/probe/x");
        long id = scene.request().id();
        for (int i = 0; i < chunks; i++) {
            scene.send(HttpResponse.part(id, Bytes.of("twelve bytes")));
        }
        return scene.fate().equals("plugin lives") && asked.hears(1000)
                ? "client sees something"
                : "client sees nothing";
    }

    private static String large(Scene scene) throws Exception {
        scene.route("/probe/x");
        Browser.Asked asked = scene.browser().get("/probe/x");
        long id = scene.request().id();
        for (int sent = 0; sent < LARGE; sent += PIECE) {
            scene.send(HttpResponse.part(id, Bytes.of(Scene.text(Math.min(PIECE, LARGE - sent)))));
        }
        scene.send(HttpResponse.last(id, Bytes.empty()));
        return asked.reply().body().length() + " B arrive";
    }

    private static String eventStream(Scene scene) throws Exception {
        String events = "retry: 100\nid: 1\ndata: a\n\n";
        scene.route("/probe/events");
        Browser.Asked asked = scene.browser().get("/probe/events");
        scene.answer(scene.request(), Map.of("Content-Type", "text/event-stream"), events);
        Reply reply = asked.reply();
        return reply.header("Content-Type").orElse("none") + (reply.body().equals(events) ? ", whole" : ", cut");
    }

    private static String redirect(Scene scene) throws Exception {
        scene.route("/probe/x");
        Browser.Asked asked = scene.browser().get("/probe/x");
        HttpRequest request = scene.request();
        scene.write("httpd/spool/1.txt", Scene.text(SPOOLED));
        scene.send(new HttpResponse(
                request.id(), Map.of("Location", "/plugin/probe/spool/1.txt"), 303, Bytes.empty(), true));
        Reply reply = asked.reply();
        Reply file = scene.browser().get(reply.header("Location").orElse("/")).reply();
        return reply.status() + " to a file that is " + file.body().length() + " B "
                + (file.body().equals(Scene.text(SPOOLED)) ? "whole" : "of something else");
    }

    private static String oneFrameToGoneClients(Scene scene) throws Exception {
        scene.route("/probe/x");
        for (int i = 0; i < 20; i++) {
            Browser.Asked asked = scene.browser().get("/probe/x");
            HttpRequest request = scene.request();
            asked.leave();
            scene.answer(request, "x");
        }
        scene.letItNotice();
        return scene.fate();
    }
}
