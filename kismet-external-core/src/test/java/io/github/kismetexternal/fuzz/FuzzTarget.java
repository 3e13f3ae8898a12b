package io.github.kismetexternal.fuzz;

import io.github.kismetexternal.event.EventsFuzz;
import io.github.kismetexternal.feed.FeedQueriesFuzz;
import io.github.kismetexternal.http.HeadersFuzz;
import io.github.kismetexternal.http.PathsFuzz;
import io.github.kismetexternal.http.RequestsFuzz;
import io.github.kismetexternal.http.UploadsFuzz;
import io.github.kismetexternal.wire.FramesFuzz;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What is fuzzed. Each target is a class with the method that Jazzer looks for. */
enum FuzzTarget {
    FRAMES(FramesFuzz.class, FramesFuzz::fuzzerTestOneInput, FramesFuzz::seeds, "org.msgpack.**:com.google.**"),
    EVENTS(EventsFuzz.class, EventsFuzz::fuzzerTestOneInput, EventsFuzz::seeds, "com.fasterxml.jackson.**"),
    REQUESTS(RequestsFuzz.class, RequestsFuzz::fuzzerTestOneInput, RequestsFuzz::seeds, ""),
    PATHS(PathsFuzz.class, PathsFuzz::fuzzerTestOneInput, PathsFuzz::seeds, ""),
    HEADERS(HeadersFuzz.class, HeadersFuzz::fuzzerTestOneInput, HeadersFuzz::seeds, ""),
    UPLOADS(UploadsFuzz.class, UploadsFuzz::fuzzerTestOneInput, UploadsFuzz::seeds, "com.fasterxml.jackson.core.**"),
    FEEDS(FeedQueriesFuzz.class, FeedQueriesFuzz::fuzzerTestOneInput, FeedQueriesFuzz::seeds, "");

    private final Class<?> type;
    private final Consumer<byte[]> check;
    private final Supplier<List<byte[]>> seeds;
    private final String libraries;

    FuzzTarget(Class<?> type, Consumer<byte[]> check, Supplier<List<byte[]>> seeds, String libraries) {
        this.type = type;
        this.check = check;
        this.seeds = seeds;
        this.libraries = libraries;
    }

    /** Returns the target of that {@link #label}. */
    static FuzzTarget named(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    Class<?> type() {
        return type;
    }

    /** Returns whose coverage counts beside that of the kit, as Jazzer takes it. */
    String libraries() {
        return libraries;
    }

    void check(byte[] data) {
        check.accept(data);
    }

    /** Returns inputs that a person chose. */
    List<byte[]> seeds() {
        return seeds.get();
    }

    /** Returns the name that files and properties use. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
