package io.github.kismetexternal.testkit.internal.record;

import io.github.kismetexternal.testkit.SimulatedRelease.Death;
import io.github.kismetexternal.testkit.internal.launch.Console;
import io.github.kismetexternal.testkit.internal.launch.Helper;
import io.github.kismetexternal.testkit.internal.launch.HelperProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Plays Kismet's part of a recording to a helper and compares what it says with what was recorded. Immutable: the
 * {@code with} methods return changed copies; one instance can replay several times.
 *
 * <p>What Kismet wrote is sent as it was recorded, with its pauses, and not before the helper has said what it had said
 * then: registered as many URIs, one of which fits a request, and answered as many requests. Of a recording without
 * times only that much is known as makes sense: a request needs a route, an event a subscription. Pings are answered as
 * they come.
 *
 * <p>Compared is what is meant: status, headers and whole body of each answer, and what the helper said of its own
 * accord, in any order. The frames that a body is cut into do not matter. Where the recording ends within an answer, or
 * before it, the rest is not compared.
 */
public final class Replay {
    private static final String PROTOCOL_VARIABLE = "KISMET_EXTERNAL_PROTOCOL";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Script script;
    private final double speed;
    private final Duration patience;

    private Replay(Script script, double speed, Duration patience) {
        this.script = script;
        this.speed = speed;
        this.patience = patience;
    }

    /**
     * Makes a replay with the recorded pauses, which waits up to 30 seconds for the helper.
     *
     * @throws MalformedRecordingException if the helper says nothing in the recording
     */
    public static Replay of(Recording recording) throws MalformedRecordingException {
        return new Replay(Script.of(recording), 1, PATIENCE);
    }

    /**
     * Returns a replay with shorter or longer pauses.
     *
     * @param newSpeed by how much faster, 0.001 to infinity; {@link Double#POSITIVE_INFINITY} makes no pauses
     * @throws IllegalArgumentException if the speed is out of that range
     */
    public Replay withSpeed(double newSpeed) {
        if (!(newSpeed >= 0.001)) {
            throw new IllegalArgumentException("speed (" + newSpeed + ") must be at least 0.001; 2 is twice as fast as"
                    + " recorded");
        }
        return new Replay(script, newSpeed, patience);
    }

    /** Returns a replay without pauses, which still waits for what the helper must have said. */
    public Replay withoutPauses() {
        return withSpeed(Double.POSITIVE_INFINITY);
    }

    /** Returns a replay that waits at most this long for something that the helper must say. */
    public Replay withPatience(Duration newPatience) {
        return new Replay(script, speed, newPatience);
    }

    /**
     * Starts a helper as Kismet does, replays, and ends the helper.
     *
     * @param command the helper's program and what stands before the arguments that Kismet adds
     * @param environment variables beside those of this process; the one that sets the protocol is added
     * @param console gets each line that the helper prints, from another thread
     * @throws IOException if no process can be started
     * @throws InterruptedException if the thread is interrupted; the helper is ended then as well
     */
    public ReplayResult against(List<String> command, Map<String, String> environment, Consumer<String> console)
            throws IOException, InterruptedException {
        Map<String, String> variables = new LinkedHashMap<>(environment);
        variables.put(PROTOCOL_VARIABLE, script.generation().label());
        Helper helper = HelperProcess.start(command, variables);
        try {
            new Console(helper.console(), console);
            return new ReplayRun(script, helper, speed, patience).play();
        } catch (InterruptedException e) {
            helper.kill(Death.SIGKILL);
            throw e;
        } finally {
            helper.close();
        }
    }
}
