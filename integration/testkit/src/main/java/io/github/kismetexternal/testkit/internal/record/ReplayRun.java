package io.github.kismetexternal.testkit.internal.record;

import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.testkit.internal.launch.Helper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One replay to one helper. For one thread. */
final class ReplayRun {
    /** How long a helper that has said all gets to say more than was recorded. */
    private static final Duration AFTERWARDS = Duration.ofMillis(200);
    /** Where a helper has been waited for in vain, it is not waited for that long again. */
    private static final Duration PATIENCE_LATER = Duration.ofSeconds(1);

    private static final Duration END = Duration.ofSeconds(3);

    private final Script script;
    private final Helper process;
    private final LiveHelper helper;
    private final Readiness readiness;
    private final Printable printable;
    private final double speed;
    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> notSent = new LinkedHashMap<>();
    private final Set<String> hopeless = new HashSet<>();
    private Duration patience;
    private long lastSent;
    private int sent;

    ReplayRun(Script script, Helper process, double speed, Duration patience) {
        this.script = script;
        this.process = process;
        this.speed = speed;
        this.patience = patience;
        helper = new LiveHelper(process);
        readiness = new Readiness(script.recorded(), helper.conversation());
        printable = new Printable(script.tokens());
    }

    /** Plays all, and closes the pipe to the helper. */
    ReplayResult play() throws InterruptedException {
        differences.addAll(script.unreadable());
        lastSent = System.nanoTime();
        for (Script.Step step : script.steps()) {
            play(step);
            if (helper.hasEnded()) {
                break;
            }
        }
        helper.await(patience, () -> helper.conversation().isAsLongAs(script.recorded()));
        helper.await(AFTERWARDS, () -> false);
        notSent.forEach((what, count) -> differences.add(what + (count == 1 ? "" : ", " + count + " times")));
        noteEarlyEnd();
        Comparison comparison =
                new Comparison(script.recorded(), helper.conversation(), script.requests(), printable);
        differences.addAll(helper.look(comparison::differences));
        int answers = helper.look(() -> helper.conversation().closed().size());
        helper.close();
        return new ReplayResult(differences, sent, answers, helper.complaint() == null);
    }

    private void play(Script.Step step) throws InterruptedException {
        Condition condition = step.condition();
        pauseUntil(lastSent + (long) (step.pauseNanos() / speed));
        if (!hopeless.contains(label(condition))) {
            awaitReadiness(condition);
        }
        lastSent = System.nanoTime();
        String lacking = helper.look(() -> readiness.lacking(condition));
        if (lacking.isEmpty()) {
            helper.send(step.bytes());
            sent++;
        } else if (!helper.hasEnded()) {
            hopeless.add(label(condition));
            notSent.merge(label(condition) + ": not sent, as " + lacking, 1, Integer::sum);
        }
    }

    private void awaitReadiness(Condition condition) throws InterruptedException {
        if (!helper.await(patience, () -> readiness.isFor(condition))) {
            patience = PATIENCE_LATER.compareTo(patience) < 0 ? PATIENCE_LATER : patience;
            helper.look(() -> {
                readiness.letGo(condition);
                return condition;
            });
        }
    }

    private String label(Condition condition) {
        return condition.command() instanceof HttpRequest request
                ? "request " + printable.target(request)
                : condition.command().name();
    }

    private void pauseUntil(long nanos) throws InterruptedException {
        helper.await(Duration.ofNanos(nanos - System.nanoTime()), () -> false);
    }

    private void noteEarlyEnd() throws InterruptedException {
        String complaint = helper.complaint();
        if (complaint != null) {
            differences.add("the helper " + printable.word(complaint));
        } else if (helper.hasEnded() && !script.helperEnds()) {
            int status = process.awaitExit(END.toMillis(), TimeUnit.MILLISECONDS);
            differences.add("the helper ended after " + sent + " of " + script.steps().size() + " frames"
                    + (status < 0 ? "" : ", with exit status " + status));
        }
    }
}
