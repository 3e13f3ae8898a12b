package io.github.kismetexternal.feed;

import io.github.kismetexternal.log.PluginLog;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * Live data for web pages: the last items that were sent, numbered from 1. A page asks for what came after the last one
 * it has seen, and is answered as soon as there is something. Safe for use by several threads.
 *
 * <pre>{@code
 * Feed ticks = Feed.keeping(100);
 * KismetPlugin.named("externaldemo")
 *         .feed("/externaldemo/ticks", ticks)
 *         .on("TIMESTAMP", event -> ticks.send(event.content()))
 *         .run(args);
 * }</pre>
 *
 * <p>All that a page in the plugin's {@code httpd} directory needs:
 *
 * <pre>{@code
 * for (let seen = '';;) {
 *     const answer = await (await fetch('../../externaldemo/ticks?wait=10' + seen)).json();
 *     if (answer.gap) show('Some were lost');
 *     for (const item of answer.items) show(item.data);
 *     seen = `&epoch=${answer.epoch}&since=${answer.next}`;
 * }
 * }</pre>
 *
 * <p>The answer is <code>{"epoch","next","gap","more","items":[{"seq","data"}]}</code>. A page begins without
 * {@code epoch} and gets the oldest items that are kept; from then on it hands back {@code epoch} and {@code next}.
 * {@code gap} says that items between were lost, since they were too many or the plugin was started again; {@code more}
 * that further items are there already. {@code wait} is how many seconds to wait for news, 0 to 25, and 0 if it is not
 * given; then the answer is an empty one. Of an item over 6000 bytes of JSON only
 * <code>{"seq","tooLarge":bytes}</code> is kept. A wrong variable is answered 400 with the reason.
 *
 * <p>{@code GET /<dirname>/_feeds?wait=10&f=ticks:<epoch>:<since>,others::} asks for up to 64 feeds in one request,
 * which saves a page some of the six connections a browser has. A feed is named by its path below {@code /<dirname>/},
 * or by its whole path without the first slash if it lies elsewhere. The answer is
 * <code>{"feeds":{"ticks":{…}}}</code>, each as above. A feed without news is left out, and a name that the plugin
 * does not know has <code>{"error":"unknown"}</code>.
 *
 * <p>With the variable {@code stream} the answer is an event stream: {@code new EventSource('…?stream&client=' + id)}
 * with {@code id} of 1 to 64 letters, digits, {@code _} and {@code -}, new for each EventSource. Each answer ends after
 * the first news, or after 10 s unless {@code wait} says otherwise, and EventSource asks again by itself after 100 ms;
 * each time, the page sees an {@code error} event that means nothing. Where it goes on is kept for 1000 clients, for 5
 * minutes; one that is forgotten, or new, begins with the oldest item that is kept. Of two requests with the same
 * {@code client} the later gets the items. What was sent to a connection that broke is lost, and without {@code client}
 * a stream begins with what comes next, so that items between two requests are lost; {@code fetch} as above loses
 * nothing. Events of type {@code gap} and {@code tooLarge} say what {@code gap} and {@code tooLarge} say above.
 *
 * <p>Why no stream that stays open: once a browser has gone, the next frame to it ends the whole plugin (seen with
 * Kismet 2023-07 and 2025-09), and Kismet does not start it again; 2025-09 also holds data back until more than 4096
 * bytes are pending. An answer of one frame does no harm when the browser has gone (2021-08 to 2025-09), and arrives at
 * once. Each answer here is one frame, however large the items are, and a page that waits holds no thread. Up to 5000
 * requests wait at once; one more is answered without waiting.
 *
 * <p>Kismet shows a plugin's feeds to administrators only. What comes from the air comes from strangers: a page must
 * show it with {@code textContent}, not {@code innerHTML}.
 */
public final class Feed {
    private static final int MOST_ITEMS = 10_000;

    private final FeedWindow window;
    private final AtomicReference<@Nullable Place> place = new AtomicReference<>();
    private final AtomicBoolean warned = new AtomicBoolean();

    /** Where a feed is served, and who waits for it. */
    record Place(String path, FeedHub hub) {}

    Feed(FeedWindow window) {
        this.window = window;
    }

    /**
     * Makes a feed without items. To be registered with one plugin, once, before or after its first item.
     *
     * @param items how many items are kept for pages that ask late, 1 to 10 000; the oldest go first, and earlier than
     *     that where items take more than 1 MiB in all
     * @return a feed without items
     * @throws IllegalArgumentException if the number is out of that range
     */
    public static Feed keeping(int items) {
        if (items < 1 || items > MOST_ITEMS) {
            throw new IllegalArgumentException("items to keep (" + items + ") must be from 1 to " + MOST_ITEMS);
        }
        return new Feed(new FeedWindow(items));
    }

    /**
     * Sends an item to all who ask. Never waits, whatever Kismet and the pages do. The item is written as JSON at once,
     * so what it is made of may change afterwards.
     *
     * @param data what Jackson can write as JSON: maps, records, texts, numbers, its own trees
     * @throws IllegalArgumentException if Jackson cannot write it
     */
    public void send(Object data) {
        ItemJson json = ItemJson.of(requireNonNull(data, "data"));
        window.add(json.bytes(), json.size());
        Place current = place.get();
        if (json.size() > ItemJson.LARGEST && warned.compareAndSet(false, true)) {
            PluginLog.warning("the feed " + (current == null ? "(not yet registered)" : current.path()) + " was sent an"
                    + " item of " + json.size() + " bytes, and keeps none above " + ItemJson.LARGEST + "; send less,"
                    + " and let pages fetch the rest from a route");
        }
        if (current != null) {
            current.hub().sent(this);
        }
    }

    FeedWindow window() {
        return window;
    }

    /**
     * Takes its place.
     *
     * @throws IllegalStateException if it has one
     */
    void register(Place newPlace) {
        if (!place.compareAndSet(null, newPlace)) {
            throw new IllegalStateException("a feed must be registered once, and this one is at "
                    + requireNonNull(place.get()).path() + "; make another with Feed.keeping");
        }
    }

    /** Leaves a place of which Kismet never learned. */
    void unregister() {
        place.set(null);
    }
}
