package io.github.kismetexternal.testkit.internal.record;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.HttpRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a helper says now with what was recorded, by what it means: the frames that an answer is cut into do
 * not matter, nor does the order in which requests are answered. For one thread.
 *
 * <p>An answer that the recording does not have, or not to its end, says nothing about what it would have become: the
 * recording may have ended first.
 */
final class Comparison {
    private static final int CONTEXT = 20;

    private final Conversation recorded;
    private final Conversation now;
    private final Map<Long, HttpRequest> requests;
    private final Printable printable;
    private final List<String> differences = new ArrayList<>();

    /**
     * Makes a comparison.
     *
     * @param requests what was asked, by number
     */
    Comparison(Conversation recorded, Conversation now, Map<Long, HttpRequest> requests, Printable printable) {
        this.recorded = recorded;
        this.now = now;
        this.requests = requests;
        this.printable = printable;
    }

    /** Returns the differences, each as a line for people; none if the two are alike. */
    List<String> differences() {
        for (Conversation.Kind kind : Conversation.Kind.values()) {
            compareSayings(kind);
        }
        TreeSet<Long> ids = new TreeSet<>(recorded.answers().keySet());
        ids.addAll(now.answers().keySet());
        ids.forEach(this::compareAnswers);
        return differences;
    }

    private void compareSayings(Conversation.Kind kind) {
        Map<String, Integer> surplus = new LinkedHashMap<>();
        recorded.sayings(kind).forEach(saying -> surplus.merge(saying, -1, Integer::sum));
        now.sayings(kind).forEach(saying -> surplus.merge(saying, 1, Integer::sum));
        surplus.forEach((saying, count) -> {
            String times = Math.abs(count) == 1 ? "" : ", " + Math.abs(count) + " times";
            if (count < 0) {
                differ(name(kind, saying), "recorded, missing now" + times);
            } else if (count > 0) {
                differ(name(kind, saying), "not recorded, said now" + times);
            }
        });
    }

    private String name(Conversation.Kind kind, String saying) {
        return saying.isEmpty() ? kind.label() : kind.label() + " " + printable.quoted(saying);
    }

    private void compareAnswers(long id) {
        String request = name(id);
        Answer before = recorded.answers().get(id);
        Answer after = now.answers().get(id);
        if (after == null) {
            differ(request, "answer recorded, none now");
        } else if (before != null) {
            compareHeads(request, before, after);
            compareBodies(request, before, after);
        } else if (!requests.containsKey(id)) {
            differ(request, "no answer recorded, one now");
        }
        if (after != null && after.framesAfterEnd() > 0 && (before == null || before.framesAfterEnd() == 0)) {
            differ(request, "frames after the last one (" + after.framesAfterEnd() + ") now, over which Kismet ends a"
                    + " plugin");
        }
    }

    private String name(long id) {
        HttpRequest request = requests.get(id);
        return request == null
                ? "request " + id + " (never asked)"
                : "request " + id + " (" + printable.target(request) + ")";
    }

    private void compareHeads(String request, Answer before, Answer after) {
        if (before.status() != after.status()) {
            differ(request, "status " + before.status() + " recorded, " + after.status() + " now");
        }
        TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(before.headers().keySet());
        names.addAll(after.headers().keySet());
        for (String name : names) {
            String old = before.headers().get(name);
            String current = after.headers().get(name);
            if (old == null || !old.equals(current)) {
                differ(request, "header " + printable.word(name) + ": " + shown(old) + " recorded, " + shown(current)
                        + " now");
            }
        }
    }

    private String shown(@Nullable String value) {
        return value == null ? "none" : printable.quoted(value);
    }

    private void compareBodies(String request, Answer before, Answer after) {
        byte[] old = before.body();
        byte[] current = after.body();
        int mismatch = Arrays.mismatch(old, current);
        boolean cutOff = !before.isClosed() && mismatch == Math.min(old.length, current.length);
        if (mismatch >= 0 && !cutOff) {
            differ(request, "body of " + old.length + " B recorded, of " + current.length + " B now, from byte "
                    + mismatch + ": " + at(old, mismatch) + " recorded, " + at(current, mismatch) + " now");
        }
        if (before.isClosed() && !after.isClosed()) {
            differ(request, "answer ended in the recording, does not end now");
        }
    }

    private String at(byte[] body, int mismatch) {
        int from = Math.max(0, mismatch - CONTEXT);
        int to = Math.min(body.length, mismatch + CONTEXT);
        return mismatch == body.length ? "the end" : printable.quoted(Bytes.of(body).slice(from, to).utf8());
    }

    private void differ(String what, String how) {
        differences.add(what + ": " + how);
    }
}
