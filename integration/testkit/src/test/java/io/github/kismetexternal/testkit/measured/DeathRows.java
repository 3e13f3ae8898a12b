package io.github.kismetexternal.testkit.measured;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.RegisterUri;
import io.github.kismetexternal.command.Shutdown;
import io.github.kismetexternal.testkit.ProbePlugin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static io.github.kismetexternal.testkit.SimulatedRelease.R2023_07;
import static io.github.kismetexternal.testkit.measured.Profile.in;
import static io.github.kismetexternal.testkit.measured.Profile.since;
import static io.github.kismetexternal.wire.Generation.V3;

/** What ends a plugin, or Kismet itself, and how. */
final class DeathRows {
    private static final String UNKNOWN_REQUEST = "plugin killed: a frame must belong to a request that is waiting";
    private static final String LATE_HEAD = "status and headers must be in the first frame of an answer";
    private static final String BAD_REGEX = "Kismet aborted: a registered URI must be a regular expression";
    private static final String BAD_STATUS = "Kismet aborted: a status must be from 100 to 599";
    /** More than is held back, and no more than any release takes in a frame. */
    private static final String FLUSHED = Scene.text(7000);

    private DeathRows() {}

    static List<Row> rows() {
        return List.of(
                Row.when("a two-frame reply, 7000 B and close, to a client that had gone")
                        .source("measured on 2025-09-R1 with 16 000 B; kis_external.cc:1389-1395 (v3), 1834-1840"
                                + " (v2) at"
                                + " 2025-09, 2021-08 kis_external.cc:935-941")
                        .everywhere(UNKNOWN_REQUEST)
                        .shownBy(scene -> framesToGoneClient(scene, 2)),
                Row.when("five frames to a client that had gone")
                        .source("measured on 2023-07-R2 in v0, and in v2 where a race can spare it")
                        .everywhere(UNKNOWN_REQUEST)
                        .shownBy(scene -> framesToGoneClient(scene, 5)),
                Row.when("a stream of chunks of 12 B whose client leaves, until 4096 B were pending twice")
                        .source("measured on 2025-09-R1; kis_net_beast_httpd.cc:1597-1600, future_chainbuf.h:243-244")
                        .everywhere(UNKNOWN_REQUEST)
                        .shownBy(DeathRows::streamToGoneClient),
                Row.when("a frame for a request that was closed")
                        .source("kis_external.cc:1389-1395, 1834-1840 at 2025-09, 2020-12 kis_external.cc:930-934")
                        .everywhere(UNKNOWN_REQUEST)
                        .shownBy(DeathRows::afterClose),
                Row.when("a status sent after 9000 B of body had been flushed")
                        .source("measured on 2025-09-R1, and on 2023-07-R2 in v0 and v2; kis_external.cc:1424, 1439"
                                + " (v3),"
                                + " 1846-1866 (v2) at 2025-09, 2021-08 kis_external.cc:947-967")
                        .where(in(V3), "Kismet aborted: " + LATE_HEAD)
                        .elsewhere("plugin killed: " + LATE_HEAD)
                        .shownBy(scene -> lateHead(scene, Map.of(), 500)),
                Row.when("a header sent after 9000 B of body had been flushed")
                        .source("kis_external.cc:1424 (v3), 1846-1866 (v2) at 2025-09, 2021-08 kis_external.cc:947-967")
                        .where(in(V3), "Kismet aborted: " + LATE_HEAD)
                        .elsewhere("plugin killed: " + LATE_HEAD)
                        .shownBy(scene -> lateHead(scene, Map.of("X-A", "1"), null)),
                Row.when("a status of 1000")
                        .source("kis_net_beast_httpd.cc:1164-1201 at 2025-09: thrown, and caught nowhere")
                        .everywhere(BAD_STATUS)
                        .shownBy(DeathRows::badStatus),
                Row.when("registering the URI /probe/bad(")
                        .source("measured on 2021-08-R1 and 2025-09-R1; kis_external.cc:1285-1359, 1769-1820 at"
                                + " 2025-09:"
                                + " thrown, and caught nowhere")
                        .everywhere(BAD_REGEX)
                        .shownBy(scene -> register(scene, "/probe/bad(")),
                Row.when("registering the URI /probe/(?:a|b)")
                        .source("kis_net_beast_httpd.h:648-650: what follows the colon is taken for a name")
                        .everywhere(BAD_REGEX)
                        .shownBy(scene -> register(scene, "/probe/(?:a|b)")),
                Row.when("a plugin that broke a rule is killed, and leaves signals as they are")
                        .source("measured on 2021-08-R1: SIGKILL, on 2023-07-R2 and 2025-09-R1: SIGTERM first;"
                                + " kis_external.cc:47-53, 258-284 at 2025-09, 99-144 at 2022-08")
                        .where(since(R2023_07), "exit status 143")
                        .elsewhere("exit status 137")
                        .shownBy(DeathRows::exitStatus),
                Row.when("a plugin that broke a rule is killed, and ignores SIGTERM")
                        .source("measured on 2025-09-R1: SIGKILL follows at once; kis_external.cc:47-53 at 2025-09")
                        .everywhere("exit status 137")
                        .shownBy(DeathRows::exitStatusIgnoringTerm),
                Row.when("any request to a killed helper's URI")
                        .source("measured on 2025-09-R1; kis_external.cc:1324-1358 at 2025-09, 2021-08 :641-644")
                        .everywhere("hangs, and the plugin is not started again")
                        .shownBy(DeathRows::requestToKilled),
                Row.when("any request to a URI of a helper that has said SHUTDOWN")
                        .source("kis_external.cc:1324-1358 at 2025-09")
                        .everywhere("hangs, and the plugin is not started again")
                        .shownBy(DeathRows::requestToShutDown),
                Row.when("the helper is stopped by SIGSTOP")
                        .source("ipctracker_v2.cc:30-35, 135-153 at 2025-09: the stopped one is taken for one that"
                                + " exited")
                        .everywhere("plugin killed: a helper must not be stopped (SIGSTOP)")
                        .shownBy(DeathRows::suspend));
    }

    private static String framesToGoneClient(Scene scene, int frames) throws Exception {
        scene.route("/probe/x");
        Browser.Asked asked = scene.browser().get("/probe/x");
        long id = scene.request().id();
        asked.leave();
        scene.letItNotice();
        for (int i = 1; i < frames; i++) {
            scene.send(HttpResponse.part(id, Bytes.of(FLUSHED)));
            scene.letItNotice();
        }
        scene.send(HttpResponse.last(id, Bytes.empty()));
        return scene.fate();
    }

    private static String streamToGoneClient(Scene scene) throws Exception {
        scene.route("/probe/x");
        Browser.Asked asked = scene.browser().get("/probe/x");
        long id = scene.request().id();
        asked.leave();
        scene.letItNotice();
        for (int pending = 0; pending < 2; pending++) {
            for (int sent = 0; sent <= 4096; sent += 12) {
                scene.send(HttpResponse.part(id, Bytes.of("twelve bytes")));
            }
            scene.letItNotice();
        }
        scene.send(HttpResponse.part(id, Bytes.of("twelve bytes")));
        return scene.fate();
    }

    private static String afterClose(Scene scene) throws Exception {
        scene.route("/probe/x");
        Browser.Asked asked = scene.browser().get("/probe/x");
        long id = scene.request().id();
        scene.send(new HttpResponse(id, Map.of(), 200, Bytes.of("x"), true));
        asked.reply();
        scene.send(HttpResponse.last(id, Bytes.empty()));
        return scene.fate();
    }

    private static String lateHead(Scene scene, Map<String, String> headers, Integer status) throws Exception {
        scene.route("/probe/x");
        Browser.Asked asked = scene.browser().get("/probe/x");
        long id = scene.request().id();
        scene.send(HttpResponse.part(id, Bytes.of(Scene.text(4500))));
        scene.send(HttpResponse.part(id, Bytes.of(Scene.text(4500))));
        asked.read(4500);
        scene.send(new HttpResponse(id, headers, status, Bytes.empty(), true));
        return scene.fate();
    }

    private static String badStatus(Scene scene) throws Exception {
        scene.route("/probe/x");
        scene.browser().get("/probe/x");
        scene.send(new HttpResponse(scene.request().id(), Map.of(), 1000, Bytes.empty(), true));
        return scene.fate();
    }

    private static String register(Scene scene, String uri) throws Exception {
        scene.send(new RegisterUri(uri, "GET"));
        return scene.fate();
    }

    private static void breakRule(Scene scene) throws Exception {
        scene.send(HttpResponse.last(7, Bytes.empty()));
        if (!scene.fate().equals(UNKNOWN_REQUEST)) {
            throw new AssertionError("the plugin must be killed, but the " + scene.fate());
        }
    }

    private static String exitStatus(Scene scene) throws Exception {
        breakRule(scene);
        return scene.exitStatus();
    }

    private static String exitStatusIgnoringTerm(Scene scene) throws Exception {
        Path launcher = scene.plugin().directory().resolve("kismet_probe");
        Files.writeString(launcher, Files.readString(launcher).replaceFirst("\n", "\ntrap '' TERM\n"));
        return exitStatus(scene);
    }

    private static String requestToKilled(Scene scene) throws Exception {
        scene.route("/probe/x");
        breakRule(scene);
        return requestToGone(scene);
    }

    private static String requestToShutDown(Scene scene) throws Exception {
        scene.route("/probe/x");
        scene.send(new Shutdown("enough"));
        ProbePlugin.await(() -> scene.probe().isAtEnd(), "the end of the pipe");
        return requestToGone(scene);
    }

    private static String requestToGone(Scene scene) throws Exception {
        Files.delete(scene.plugin().directory().resolve("arguments"));
        boolean hangs = !scene.browser().get("/probe/x").hears(1000);
        boolean startedAgain = Files.exists(scene.plugin().directory().resolve("arguments"));
        return (hangs ? "hangs" : "is answered") + ", and the plugin is " + (startedAgain ? "" : "not ")
                + "started again";
    }

    private static String suspend(Scene scene) throws Exception {
        scene.route("/probe/x");
        scene.simulated().suspend();
        ProbePlugin.await(() -> scene.simulated().fatality().isPresent(), "Kismet to see that the helper is stopped");
        return scene.fate();
    }
}
