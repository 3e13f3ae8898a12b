package io.github.kismetexternal.packaging.validate;

/**
 * What was wrong with an archive or directory when it was read. Immutable.
 *
 * @param path the entry's name as it was given, or that of the archive
 * @param detail what (its value) must be what
 */
record Irregularity(Kind kind, String path, String detail) {
    enum Kind {
        UNREADABLE,
        LIMIT,
        ABSOLUTE_NAME,
        PARENT_NAME,
        BACKSLASH,
        DUPLICATE,
        THROUGH_LINK,
        ROOT,
        SPECIAL_FILE
    }
}
