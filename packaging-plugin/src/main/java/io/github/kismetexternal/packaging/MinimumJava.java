package io.github.kismetexternal.packaging;

import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the oldest Java that a plugin runs on. Immutable.
 *
 * @param release the feature release, such as 17
 */
record MinimumJava(int release) {
    /** What the kit itself needs, whatever a project is compiled for. */
    private static final int KIT = 17;

    private static final Pattern RELEASE = Pattern.compile("(?:1\\.)?([0-9]{1,3})");

    /**
     * Returns the given release, or 17 if there is none or an older one.
     *
     * @throws BundleException if the text is not the number of a release
     */
    static MinimumJava of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new MinimumJava(KIT);
        }
        var matcher = RELEASE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new BundleException("minimumJava (" + text + ") must be the number of a Java release, such as 17; set"
                    + " <minimumJava>, or -Dkismet.minimumJava, or the property maven.compiler.release.");
        }
        return new MinimumJava(Math.max(KIT, Integer.parseInt(matcher.group(1))));
    }

    /**
     * Checks that a JDK can give a runtime for the plugin.
     *
     * @throws BundleException if it is too old
     */
    void requireAtMost(Jdk jdk) throws IOException {
        if (jdk.release() < release) {
            throw new BundleException("minimumJava (" + release + ") must be at most the release of the JDK that gives"
                    + " the runtime (" + jdk.home() + ", Java " + jdk.release() + "); run Maven with a newer JDK, set"
                    + " a toolchain, or set <minimumJava>.");
        }
    }

    @Override
    public String toString() {
        return Integer.toString(release);
    }
}
