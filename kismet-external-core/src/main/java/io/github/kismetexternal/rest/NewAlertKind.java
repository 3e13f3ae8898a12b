package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kismetexternal.event.AlertSeverity;
import java.util.regex.Pattern;

/**
 * A kind of alert to define. Immutable; every method returns another.
 *
 * @param name letters, digits, underscores and hyphens; Kismet turns it into upper case
 * @param description in words
 * @param alertClass its group; Kismet's own are {@code SYSTEM}, {@code SPOOF}, {@code DENIAL}, {@code EXPLOIT},
 *     {@code PROBE} and {@code OTHER}
 * @param severity how grave
 * @param rate how often it may be raised: a number and {@code /sec}, {@code /min}, {@code /hour} or {@code /day}
 * @param burst how often in a row, of the same form
 * @param phy the kind of radio; {@code any} for all
 */
public record NewAlertKind(
        String name,
        String description,
        String alertClass,
        AlertSeverity severity,
        String rate,
        String burst,
        String phy) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern RATE = Pattern.compile("\\d{1,9}/(sec|second|min|minute|hr|hour|day)");

    /**
     * Checks the definition.
     *
     * @param name as the record says
     * @param description as the record says
     * @param alertClass as the record says
     * @param severity as the record says
     * @param rate as the record says
     * @param burst as the record says
     * @param phy as the record says
     * @throws IllegalArgumentException if name, rate or burst is not of its form
     */
    public NewAlertKind {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "alert name (" + name + ") must be 1 to 64 letters, digits, underscores and hyphens");
        }
        if (!RATE.matcher(rate).matches() || !RATE.matcher(burst).matches()) {
            throw new IllegalArgumentException("alert rate (" + rate + ") and burst (" + burst
                    + ") must be a number and /sec, /min, /hour or /day, such as 10/min");
        }
    }

    /**
     * Begins a definition: of the group {@code OTHER}, medium severity, 10 a minute, 1 a second, for all radios.
     *
     * @param name of the kind
     * @param description for people
     * @return that definition
     * @throws IllegalArgumentException if the name is not of its form
     */
    public static NewAlertKind named(String name, String description) {
        return new NewAlertKind(name, description, "OTHER", AlertSeverity.MEDIUM, "10/min", "1/sec", "any");
    }

    /**
     * {@return this with another group and severity}
     *
     * @param newClass the group's name
     * @param newSeverity how grave its alerts are
     */
    public NewAlertKind graded(String newClass, AlertSeverity newSeverity) {
        return new NewAlertKind(name, description, newClass, newSeverity, rate, burst, phy);
    }

    /**
     * {@return this with other rates}
     *
     * @param newRate such as {@code 10/min}
     * @param newBurst such as {@code 1/sec}
     * @throws IllegalArgumentException if one is not of its form
     */
    public NewAlertKind throttled(String newRate, String newBurst) {
        return new NewAlertKind(name, description, alertClass, severity, newRate, newBurst, phy);
    }

    String json() {
        ObjectNode json = RestJson.object()
                .put("name", name)
                .put("description", description)
                .put("throttle", rate)
                .put("burst", burst)
                .put("class", alertClass)
                .put("severity", severity.level())
                .put("phyname", phy);
        return json.toString();
    }
}
