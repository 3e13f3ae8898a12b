package io.github.kismetexternal.testkit;

/**
 * A rule that a plugin broke, over which a real Kismet would have ended it, or itself.
 *
 * @param victim who would have died
 * @param rule the rule, with what the plugin did
 */
public record Fatality(Victim victim, String rule) {
    /** Who dies of it. */
    public enum Victim {
        /** The plugin is killed and never started again. */
        PLUGIN,
        /** Kismet itself aborts, with all plugins and captures. */
        KISMET
    }

    static Fatality ofPlugin(String rule) {
        return new Fatality(Victim.PLUGIN, rule);
    }

    static Fatality ofKismet(String rule) {
        return new Fatality(Victim.KISMET, rule);
    }

    @Override
    public String toString() {
        return (victim == Victim.PLUGIN ? "Kismet would kill the plugin: " : "Kismet itself would abort: ") + rule;
    }
}
