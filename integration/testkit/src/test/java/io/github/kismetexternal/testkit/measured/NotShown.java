package io.github.kismetexternal.testkit.measured;

/** What was measured on running Kismet servers and cannot be shown in the stand-in, each with the reason. */
enum NotShown {
    VERSION(
            "the server's binary, asked for --version",
            "prints Kismet 2025.09.0-b5d5a2d04 in 12 ms and exits with 1",
            "the stand-in runs in the test's JVM and has no binary of its own"),
    PARENTS_BINARY(
            "a helper reads /proc/<ppid>/exe",
            "it is the server's binary, and readable",
            "the parent of a helper is the test's JVM, so that the generation is told by a variable instead"),
    INHERITED_DESCRIPTORS(
            "a helper lists its descriptors",
            "beside its two pipes it has Kismet's listening socket and ends of other helpers' pipes",
            "Java closes all descriptors but the standard ones before it starts a process"),
    ORDER_OF_ENDS(
            "Kismet is killed with two helpers",
            "the earlier one sees the end of its pipe only once the later one has exited",
            "that comes of inherited descriptors, which the stand-in has none of"),
    TIME_TO_DIE(
            "a helper that broke a rule handles SIGTERM",
            "SIGKILL follows at once, since 2023-07",
            "whether a handler gets to run between the two signals is up to the system's scheduler; that SIGTERM is"
                    + " sent"
                    + " first is shown by the exit status"),
    RACE_OF_FIVE_FRAMES(
            "five frames to a client that had gone, on 2023-07-R2 in v2",
            "a race, which the helper survived once",
            "the table gives the web server the time to notice, so that the outcome is always the bad one"),
    EARLY_FLUSH(
            "Kismet's Python library, which sends the status in a second frame, answers eight connections at once",
            "on 2023-07-R2 it was killed within seconds, with replies of 41 B",
            "a web thread that is not waiting yet flushes any amount; the stand-in's always waits first"),
    THROUGHPUT(
            "a reply of 20 MB in frames of 1024 to 16 300 B",
            "takes 0.84 to 0.14 s: the size of frames sets the throughput",
            "the speed of the stand-in says nothing about that of Kismet"),
    REQUEST_RATE(
            "requests in a row on one connection",
            "take 44 ms each, whatever the helper does",
            "the speed of the stand-in says nothing about that of Kismet"),
    TAB(
            "one and the same plugin script registers a tab in 2021-08, 2023-07 and 2025-09",
            "the tab shows in all three",
            "it takes Kismet's web UI in a browser, and the stand-in serves neither; which script is offered is shown"),
    SSID_AS_TEXT(
            "an SSID of HTML is shown in Kismet's own table of devices",
            "it shows as text",
            "it takes Kismet's web UI in a browser"),
    EVENT_SOURCE(
            "a plain EventSource asks for one-frame replies again and again",
            "it gets 9 events in 6 s, and reconnects by itself",
            "it takes a browser; that such a reply arrives whole is shown"),
    SAVED_KEYS(
            "a plugin of 2021-08-R1 asks for its token at once",
            "a saved API key is still there afterwards",
            "the stand-in saves no API keys between two runs");

    private final String done;
    private final String happened;
    private final String reason;

    NotShown(String done, String happened, String reason) {
        this.done = done;
        this.happened = happened;
        this.reason = reason;
    }

    @Override
    public String toString() {
        return done + ": " + happened + "; not shown, as " + reason;
    }
}
