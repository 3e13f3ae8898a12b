package io.github.kismetexternal.packaging.validate;

import io.github.kismetexternal.packaging.validate.Irregularity.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Judges the names of an archive's entries, which say where an unpacking program would write. */
final class EntryName {
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

    private EntryName() {}

    /** Returns what is unsafe about a name, or null if nothing is. */
    static @Nullable Irregularity judge(String name) {
        String what = "The entry (" + Printable.of(name) + ") must ";
        if (name.indexOf('\\') >= 0) {
            return backslash(name);
        }
        if (name.startsWith("/") || DRIVE.matcher(name).matches()) {
            return new Irregularity(Kind.ABSOLUTE_NAME, name, what + "have a relative name");
        }
        if (List.of(name.split("/")).contains("..")) {
            return new Irregularity(Kind.PARENT_NAME, name, what + "have no .. in its name");
        }
        return null;
    }

    static Irregularity backslash(String name) {
        return new Irregularity(Kind.BACKSLASH, name,
                "The entry (" + Printable.of(name) + ") must have no backslash in its name");
    }

    /** Returns a safe name without what means nothing: {@code .}, doubled slashes, and one at the end. */
    static String plain(String name) {
        List<String> segments = new ArrayList<>();
        for (String segment : name.split("/")) {
            if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return String.join("/", segments);
    }
}
