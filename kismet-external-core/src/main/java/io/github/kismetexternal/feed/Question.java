package io.github.kismetexternal.feed;

import io.github.kismetexternal.http.Response;
import java.util.List;

/** What a client wants to know. */
interface Question {
    /** Returns the feeds of which news is awaited. */
    List<Feed> feeds();

    /** Returns whether there is an answer that is worth sending at once. */
    boolean hasNews();

    /**
     * Returns the answer as things are now.
     *
     * @param round has the answers to others who asked the same
     */
    Response answer(Round round);
}
