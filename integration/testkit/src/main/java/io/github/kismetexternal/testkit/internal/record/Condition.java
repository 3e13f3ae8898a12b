package io.github.kismetexternal.testkit.internal.record;

import io.github.kismetexternal.command.Command;

/**
 * What a helper had said when Kismet wrote a frame. Immutable.
 *
 * @param command what Kismet wrote
 * @param registrations how many URIs were registered
 * @param subscriptions how many types of events were subscribed to
 * @param answers how many requests were answered to the end
 * @param tokenRequests how many tokens must have been asked for
 */
record Condition(Command command, int registrations, int subscriptions, int answers, int tokenRequests) {}
