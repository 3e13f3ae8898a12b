package io.github.kismetexternal.benchmarks;

import io.github.kismetexternal.benchmarks.subject.Work;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Clients of a feed, all of which ask for the next item, get it, and ask again. One further request comes with each
 * hundred questions, and one with each item.
 */
final class Rounds {
    /** How many questions may be on their way, so that none is refused: nothing else says that one waits. */
    private static final int QUESTIONS_AT_ONCE = 100;

    private static final Pattern EPOCH = Pattern.compile("\"epoch\":\"([^\"]+)\"");

    private final Subject subject;
    private final Frames frames;
    private final int clients;
    private final String epoch;
    private int items;

    Rounds(Subject subject, Frames frames, int clients) throws IOException {
        this.subject = subject;
        this.frames = frames;
        this.clients = clients;
        epoch = epoch();
    }

    /** Returns the feed's epoch, without which clients would be answered at once with what they have. */
    private String epoch() throws IOException {
        subject.expect("the answer of a feed to a client that does not wait");
        subject.write(frames.requests(Work.TICKS, Map.of("wait", "0"), 1)[0]);
        String answer = subject.awaitText();
        Matcher epoch = EPOCH.matcher(answer);
        if (!epoch.find()) {
            throw new IOException("a feed must tell its epoch, but answered " + answer);
        }
        return epoch.group(1);
    }

    /** Runs whole rounds until there were so many answers, and returns how many there were. */
    int run(int atLeast) throws IOException {
        int answers = 0;
        while (answers < atLeast) {
            answers += askAll();
            subject.expect(clients + " answers of a feed's clients and one more");
            subject.write(request(Work.TICK));
            subject.await(clients + 1);
            answers += clients + 1;
            items++;
        }
        return answers;
    }

    /** Returns how many other requests had to be answered between the questions. */
    private int askAll() throws IOException {
        Map<String, String> variables = Map.of("epoch", epoch, "since", Integer.toString(items), "wait", "25");
        byte[][] questions = frames.requests(Work.TICKS, variables, clients);
        int others = 0;
        for (int i = 0; i < clients; i++) {
            subject.write(questions[i]);
            if (i % QUESTIONS_AT_ONCE == 0) {
                subject.expect("an answer of " + Work.SMALL);
                subject.write(request(Work.SMALL));
                subject.await(1);
                others++;
            }
        }
        return others;
    }

    private byte[] request(String uri) {
        return frames.requests(uri, Map.of(), 1)[0];
    }
}
