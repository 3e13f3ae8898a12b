package io.github.kismetexternal.testkit.measured;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What Kismet serves by itself of a plugin's directory. */
final class FileRows {
    private static final int LARGE = 4_000_000;
    private static final String CLOSED = "connection closed without an answer";

    private FileRows() {}

    static List<Row> rows() {
        return List.of(
                Row.when("files written under httpd/ at run time, asked for without a login")
                        .source("measured on 2025-09-R1; plugintracker.cc:428, kis_net_beast_httpd.cc:1453-1490")
                        .everywhere("200 application/json, 200 text/html, 200 text/plain")
                        .shownBy(scene -> String.join(", ",
                                fresh(scene, "a.json"), fresh(scene, "sub/b.html"), fresh(scene, "c.unknown"))),
                Row.when("10 clients break off a download of 4 MB")
                        .source("measured on 2025-09-R1")
                        .everywhere("plugin lives, and the file is served whole")
                        .shownBy(FileRows::breakOff),
                Row.when("GET of a directory without a slash at the end")
                        .source("measured on 2025-09-R1; kis_net_beast_httpd.cc:1079-1120")
                        .everywhere(CLOSED)
                        .shownBy(FileRows::directory),
                Row.when("GET /plugin/x/../httpd-data/s.txt without a login, which lies beside httpd")
                        .source("measured on 2025-09-R1; kis_net_beast_httpd.cc:1056-1077 compares paths as texts")
                        .everywhere("200 secret")
                        .shownBy(scene -> sibling(scene, "httpd-data")),
                Row.when("GET /plugin/x/../data/s.txt without a login, which lies beside httpd")
                        .source("measured on 2025-09-R1; kis_net_beast_httpd.cc:1056-1077")
                        .everywhere("404")
                        .shownBy(scene -> sibling(scene, "data")),
                Row.when("GET of a link that leads out of httpd")
                        .source("kis_net_beast_httpd.cc:1056-1077")
                        .everywhere("404")
                        .shownBy(FileRows::link),
                Row.when("a file is deleted while it is being downloaded")
                        .source("measured on 2025-09-R1")
                        .everywhere("the download ends whole")
                        .shownBy(FileRows::deleteDuringDownload));
    }

    private static String fresh(Scene scene, String name) throws Exception {
        scene.kismet();
        scene.write("httpd/" + name, "{}");
        Reply reply = scene.browser().askAsNobody("GET", "/plugin/probe/" + name, "").reply();
        return reply.status() + " " + reply.header("Content-Type").orElse("none");
    }

    private static String breakOff(Scene scene) throws Exception {
        scene.write("httpd/large.txt", Scene.text(LARGE));
        for (int i = 0; i < 10; i++) {
            Browser.Asked asked = scene.browser().get("/plugin/probe/large.txt");
            asked.read(10_000);
            asked.leave();
        }
        scene.letItNotice();
        Reply reply = scene.browser().get("/plugin/probe/large.txt").reply();
        return scene.fate() + ", and the file is served " + (reply.body().length() == LARGE ? "whole" : "in part");
    }

    private static String directory(Scene scene) throws Exception {
        scene.write("httpd/js/x.js", "");
        return scene.browser().get("/plugin/probe/js").reply().toString();
    }

    private static String sibling(Scene scene, String directory) throws Exception {
        scene.write(directory + "/s.txt", "secret");
        Reply reply = scene.browser()
                .askAsNobody("GET", "/plugin/probe/../" + directory + "/s.txt", "")
                .reply();
        return reply.status() == 200 ? reply.toString() : String.valueOf(reply.status());
    }

    private static String link(Scene scene) throws Exception {
        Path httpd = scene.plugin().directory().resolve("httpd");
        scene.write("data/s.txt", "secret");
        Files.createSymbolicLink(httpd.resolve("link.txt"), httpd.resolveSibling("data/s.txt"));
        return String.valueOf(scene.browser().get("/plugin/probe/link.txt").reply().status());
    }

    private static String deleteDuringDownload(Scene scene) throws Exception {
        scene.write("httpd/large.txt", Scene.text(LARGE));
        Browser.Asked asked = scene.browser().get("/plugin/probe/large.txt");
        asked.read(1000);
        Files.delete(scene.plugin().directory().resolve("httpd/large.txt"));
        int rest = asked.rest();
        return rest > LARGE - 1000 && rest < LARGE ? "the download ends whole" : rest + " B of the rest came";
    }
}
