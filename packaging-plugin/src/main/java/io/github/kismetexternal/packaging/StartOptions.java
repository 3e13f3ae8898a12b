package io.github.kismetexternal.packaging;

import org.jspecify.annotations.Nullable;

/**
 * Holds how a launcher starts Java. Immutable.
 *
 * @param minimumJava the oldest Java that will do
 * @param sharedArchive whether {@code --prepare} may make an archive of classes, and a start use it
 * @param runtime the Java that comes with the plugin, or null if it is started by one of the target's
 */
record StartOptions(MinimumJava minimumJava, boolean sharedArchive, @Nullable RuntimeImage runtime) {

    /** Returns the usual ones: a Java of the target's, and an archive of classes where somebody makes one. */
    static StartOptions of(MinimumJava minimumJava) {
        return new StartOptions(minimumJava, true, null);
    }

    /** Returns what the bundle runs on, or null if it runs wherever there is a Java. */
    @Nullable TargetPlatform platform() {
        return runtime == null ? null : runtime.platform();
    }
}
