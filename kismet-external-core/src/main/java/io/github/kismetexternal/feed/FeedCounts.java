package io.github.kismetexternal.feed;

/**
 * The feeds of one plugin in numbers, without anything that is in them. Immutable.
 *
 * @param items items that all feeds keep now
 * @param waiting requests that wait for news now, at most 5000
 * @param refused requests that were answered at once, though there was no news, since too many waited
 */
public record FeedCounts(int items, int waiting, long refused) {}
