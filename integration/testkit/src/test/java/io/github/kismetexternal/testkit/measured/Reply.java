package io.github.kismetexternal.testkit.measured;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An answer as it came. Immutable.
 *
 * @param status 0 if the connection was closed without an answer
 * @param headers the lines of the head but the first
 * @param body without the frame of its chunks
 */
record Reply(int status, List<String> headers, String body) {
    private static final String BREAK = "\r\n";

    static Reply parse(String answer) {
        if (answer.isEmpty()) {
            return new Reply(0, List.of(), "");
        }
        int end = answer.indexOf(BREAK + BREAK);
        List<String> head = List.of(answer.substring(0, end).split(BREAK));
        String rest = answer.substring(end + 2 * BREAK.length());
        Reply raw = new Reply(Integer.parseInt(head.get(0).split(" ")[1]), head.subList(1, head.size()), rest);
        boolean chunked = raw.header("Transfer-Encoding").filter("chunked"::equals).isPresent();
        return chunked ? new Reply(raw.status, raw.headers, join(rest)) : raw;
    }

    private static String join(String chunks) {
        StringBuilder body = new StringBuilder();
        int start = 0;
        while (start < chunks.length()) {
            int line = chunks.indexOf(BREAK, start);
            int size = Integer.parseInt(chunks.substring(start, line), 16);
            int content = line + BREAK.length();
            body.append(chunks, content, content + size);
            start = content + size + BREAK.length();
        }
        return body.toString();
    }

    /** Returns the first header of a name. */
    Optional<String> header(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return headers.stream()
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(start))
                .map(header -> header.substring(start.length()).strip())
                .findFirst();
    }

    /** Returns status and body for people. */
    @Override
    public String toString() {
        return status == 0 ? "connection closed without an answer" : (status + " " + body).strip();
    }
}
