package io.github.kismetexternal.packaging.validate;

/** Writes a hard link of an archive as a symbolic one: its target counts from the archive's root. */
final class HardLink {
    private HardLink() {}

    /** Returns the target as seen from the entry; what is absolute stays so. */
    static String relative(String name, String target) {
        if (target.startsWith("/")) {
            return target;
        }
        long parents = EntryName.plain(name).chars().filter(character -> character == '/').count();
        return "../".repeat((int) parents) + target;
    }
}
