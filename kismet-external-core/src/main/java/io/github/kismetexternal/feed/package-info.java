/**
 * Live data for web pages: what came since the page asked last.
 *
 * <p>A {@link io.github.kismetexternal.feed.Feed} keeps the last items. {@code FeedRequests} reads what a page asks
 * for, {@code WaitingClients} keeps the question until there is an answer, and the answer is made to fit one frame.
 * Feeds are routes like any other, so {@code http} does not know of them.
 */
@NullMarked
package io.github.kismetexternal.feed;

import org.jspecify.annotations.NullMarked;
