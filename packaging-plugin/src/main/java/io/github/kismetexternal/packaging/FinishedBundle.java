package io.github.kismetexternal.packaging;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Tells the goals that follow {@code kismet:bundle} what it made, through properties of the project. Immutable.
 *
 * <p>The assembly descriptor {@code kismet-bundle} refers to them too, whoever runs it.
 *
 * @param directory the plugin's directory
 * @param helper the file name of the launcher, if there is one
 * @param classifier what the archives are attached as: {@code bundle}, followed by the platform if it is for one only
 * @param web the files for the browser that it was made from; need not exist
 */
record FinishedBundle(Path directory, String helper, String classifier, Path web) {
    private static final String DIRECTORY = "kismet.bundle.directory";
    private static final String DIRNAME = "kismet.bundle.dirname";
    private static final String HELPER = "kismet.bundle.helper";
    private static final String CLASSIFIER = "kismet.bundle.classifier";
    private static final String WEB = "kismet.bundle.web";

    /**
     * Describes a bundle.
     *
     * @param platform what it runs on, or null if it runs wherever there is a Java
     */
    static FinishedBundle in(
            Path directory, PluginNames names, @Nullable TargetPlatform platform, WebDirectory web) {
        return new FinishedBundle(
                directory.toAbsolutePath(),
                names.helper(),
                platform == null ? "bundle" : "bundle-" + platform,
                web.path());
    }

    /** Sets the properties. */
    void publishIn(Properties properties) {
        properties.setProperty(DIRECTORY, directory.toString());
        properties.setProperty(DIRNAME, directory.getFileName().toString());
        properties.setProperty(HELPER, helper);
        properties.setProperty(CLASSIFIER, classifier);
        properties.setProperty(WEB, web.toString());
    }

    /**
     * Returns what was published.
     *
     * @throws BundleException if nothing was
     */
    static FinishedBundle publishedIn(Properties properties) {
        return findIn(properties)
                .orElseThrow(() -> new BundleException("kismet:archive must run after kismet:bundle in the same build,"
                        + " as it archives what that wrote; list the goal bundle before archive, or use"
                        + " <packaging>kismet-plugin</packaging>."));
    }

    /** Returns what was published, if anything was. */
    static Optional<FinishedBundle> findIn(Properties properties) {
        return Optional.ofNullable(properties.getProperty(DIRECTORY))
                .map(directory -> new FinishedBundle(
                        Path.of(directory),
                        properties.getProperty(HELPER, ""),
                        properties.getProperty(CLASSIFIER, ""),
                        Path.of(properties.getProperty(WEB, ""))));
    }
}
