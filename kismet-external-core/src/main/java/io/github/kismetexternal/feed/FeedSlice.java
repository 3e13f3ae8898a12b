package io.github.kismetexternal.feed;

import java.util.List;

/**
 * What a feed has for a client.
 *
 * @param epoch the run of the feed
 * @param gap whether items between what the client has seen and these were lost
 * @param items the next items; as many as an answer can hold, or all there are
 * @param last the newest item of the feed, 0 if there is none
 * @param known whether the client knows all of this: then there is nothing to say
 */
record FeedSlice(String epoch, boolean gap, List<FeedItem> items, long last, boolean known) {}
