package io.github.kismetexternal.testkit;

/**
 * A rule that a plugin broke, over which a real Kismet would have ended it, or itself.
 *
 * @param outcome what would have become of plugin and Kismet
 * @param release the release that does so
 * @param plugin the plugin's directory name, or the name of its launcher
 * @param rule the rule, with what the plugin did
 * @param frame the frame that broke it, readable on one line; empty if no single frame did
 */
public record Fatality(Outcome outcome, SimulatedRelease release, String plugin, String rule, String frame) {
    /** What a broken rule leads to, from bad to worst. */
    public enum Outcome {
        /** The plugin is killed and never started again. */
        PLUGIN_KILLED("would kill the plugin %s"),
        /** The plugin gets neither data nor an end of the pipe nor a signal ever again. */
        PLUGIN_FROZEN("would freeze the plugin %s for ever"),
        /** Kismet itself aborts, with all plugins and captures. */
        KISMET_ABORTED("itself would abort, with all captures, because of the plugin %s");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }
    }

    @Override
    public String toString() {
        return release + " " + outcome.text.formatted(plugin) + ": " + rule
                + (frame.isEmpty() ? "" : " [" + frame + "]");
    }
}
