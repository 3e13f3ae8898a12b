package io.github.kismetexternal.packaging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a pom says about its project. Immutable.
 *
 * @param name the project's name, null if the pom has none
 * @param description the project's description, null if the pom has none
 * @param author who made it, null if the pom does not say
 * @param version the project's version
 */
record ProjectDescription(
        @Nullable String name, @Nullable String description, @Nullable String author, @Nullable String version) {

    /** Returns the developers' names, or the organization's where no developer has one, or null. */
    static @Nullable String author(List<@Nullable String> developers, @Nullable String organization) {
        List<String> named = developers.stream()
                .filter(name -> name != null && !name.isBlank())
                .map(String::strip)
                .toList();
        return named.isEmpty() ? organization : String.join(", ", named);
    }
}
