package io.github.kismetexternal.packaging;

import io.github.kismetexternal.packaging.validate.BundleFiles;
import io.github.kismetexternal.packaging.validate.Finding;
import io.github.kismetexternal.packaging.validate.Severity;
import io.github.kismetexternal.packaging.validate.Validation;
import java.util.List;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** Checks plugins, and prints what is wrong with them. Immutable. */
final class BundleCheck {
    private final Log log;
    private final List<String> silence;

    /**
     * Makes a check.
     *
     * @param silence the ids of rules that are not to be checked; null for none
     */
    BundleCheck(Log log, @Nullable List<String> silence) {
        this.log = log;
        this.silence = silence == null ? List.of() : silence;
    }

    /**
     * Checks a plugin.
     *
     * @param what where it is, for people
     * @throws BundleException if Kismet would not load it, or something in it would not work
     */
    void check(String what, BundleFiles files) {
        Validation validation = Validation.of(files, silence);
        validation.findings().forEach(this::print);
        validation.reasons().forEach(log::info);
        String counts = what + " has " + counted(validation.errors().size(), "error") + " and "
                + counted(validation.warnings().size(), "warning") + ".";
        if (!validation.errors().isEmpty()) {
            throw new BundleException("The Kismet plugin " + counts + " They are printed above, each with its rule and"
                    + " what to do; a rule that does not apply is silenced by <silence>, or -Dkismet.silence=<id>.");
        }
        log.info("The Kismet plugin " + counts);
    }

    private void print(Finding finding) {
        if (finding.rule().severity() == Severity.ERROR) {
            log.error(finding.text());
        } else {
            log.warn(finding.text());
        }
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
