package io.github.kismetexternal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody changes what other people's code uses without seeing it, in the build and in the commit. */
class PublicApiTest {
    private static final String UPDATE = "mvn -q verify -pl integration/tests -am -DskipITs -Dtest=PublicApiTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dkismet.api.update=true";

    @ParameterizedTest
    @ValueSource(strings = {"kismet-external-core", "integration/testkit"})
    void is_what_the_committed_listing_says(String module) throws Exception {
        Path directory = Path.of("../..", module);
        Path listing = directory.resolve("src/api/public-api.txt");
        List<String> now = PublicApi.of(directory.resolve("target/classes"));

        if (Boolean.getBoolean("kismet.api.update")) {
            Files.createDirectories(listing.getParent());
            Files.write(listing, now);
        }

        assertThat(changes(Files.readAllLines(listing), now))
                .as(
                        "the public API of %s must be what src/api/public-api.txt lists; if the change is meant, update"
                                + " that by%n  %s%nand commit it. What was released is deprecated before it goes",
                        module, UPDATE)
                .isEmpty();
    }

    private static List<String> changes(List<String> before, List<String> now) {
        Set<String> gone = withTypes(before);
        Set<String> added = withTypes(now);
        Set<String> same = new HashSet<>(gone);
        same.retainAll(added);
        List<String> changes = new ArrayList<>();
        gone.stream().filter(line -> !same.contains(line)).forEach(line -> changes.add("- " + line));
        added.stream().filter(line -> !same.contains(line)).forEach(line -> changes.add("+ " + line));
        return changes;
    }

    /** Members with their type in front, as the same line occurs in many types. */
    private static Set<String> withTypes(List<String> lines) {
        Set<String> all = new LinkedHashSet<>();
        String type = "";
        for (String line : lines) {
            type = line.startsWith(" ") ? type : line;
            all.add(line.startsWith(" ") ? type + ":" + line : line);
        }
        return all;
    }
}
