package io.github.kismetexternal.feed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the variables of requests, which can hold anything. Its complaints do not repeat them. */
final class FeedQuery {
    static final int MOST_FEEDS = 64;
    static final int LONGEST_LIST = 4096;

    private static final int LONGEST_WAIT = 25;
    private static final int LONGEST_CLIENT = 64;
    private static final int MOST_DIGITS = 18;

    private final Map<String, String> variables;

    /** One feed that is asked for, and from where on. */
    record Asked(String name, FeedCursor cursor) {}

    FeedQuery(Map<String, String> variables) {
        this.variables = variables;
    }

    /** Returns how many seconds a client wants to wait. */
    int wait(int otherwise) throws FeedQueryException {
        String text = variable("wait");
        if (text.isEmpty()) {
            return otherwise;
        }
        long seconds = number(text);
        if (seconds < 0 || seconds > LONGEST_WAIT) {
            throw new FeedQueryException("wait must be whole seconds from 0 to " + LONGEST_WAIT);
        }
        return (int) seconds;
    }

    FeedCursor cursor() throws FeedQueryException {
        return cursor(variable("epoch"), variable("since"));
    }

    boolean isStream() {
        return variables.containsKey("stream");
    }

    /** Returns which EventSource asks, if it says so. */
    Optional<String> client() throws FeedQueryException {
        String client = variable("client");
        if (client.isEmpty()) {
            return Optional.empty();
        }
        boolean valid = client.length() <= LONGEST_CLIENT;
        for (int i = 0; valid && i < client.length(); i++) {
            valid = FeedName.isAlphanumeric(client.charAt(i)) || "_-".indexOf(client.charAt(i)) >= 0;
        }
        if (!valid) {
            throw new FeedQueryException(
                    "client must be 1 to " + LONGEST_CLIENT + " letters, digits, underscores and hyphens");
        }
        return Optional.of(client);
    }

    /** Returns the feeds that are asked for together. */
    List<Asked> feeds() throws FeedQueryException {
        String list = variable("f");
        if (list.isEmpty() || list.length() > LONGEST_LIST) {
            throw new FeedQueryException("f must name feeds in 1 to " + LONGEST_LIST
                    + " characters, each as <name>:<epoch>:<since> and the next after a comma");
        }
        String[] entries = list.split(",", -1);
        if (entries.length > MOST_FEEDS) {
            throw new FeedQueryException("f must name " + MOST_FEEDS + " feeds at most");
        }
        List<Asked> feeds = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String entry : entries) {
            String[] fields = entry.split(":", -1);
            if (!FeedName.isValid(fields[0]) || fields.length > 3 || !names.add(fields[0])) {
                throw new FeedQueryException("f must name each feed once, as <name>:<epoch>:<since>, where epoch and"
                        + " since are empty at first");
            }
            feeds.add(new Asked(
                    fields[0], cursor(fields.length > 1 ? fields[1] : "", fields.length > 2 ? fields[2] : "")));
        }
        return feeds;
    }

    private static FeedCursor cursor(String epoch, String since) throws FeedQueryException {
        long number = since.isEmpty() ? 0 : number(since);
        if (number < 0) {
            throw new FeedQueryException("since must be a number of at most " + MOST_DIGITS + " digits: next of the"
                    + " answer before");
        }
        return new FeedCursor(epoch, number);
    }

    /** Returns what the digits say, or -1 if there are too many of them or others than digits. */
    private static long number(String text) {
        if (text.length() > MOST_DIGITS) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = 10 * number + c - '0';
        }
        return number;
    }

    private String variable(String name) {
        return variables.getOrDefault(name, "");
    }
}
