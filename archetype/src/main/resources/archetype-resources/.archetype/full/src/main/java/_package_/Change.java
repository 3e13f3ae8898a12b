package _package_;

/** What the form sends. */
record Change(Action action, String pattern) {
    Change {
        if (action == null || pattern == null) {
            throw new IllegalArgumentException("A change must have an action, ADD or REMOVE, and a pattern.");
        }
    }

    enum Action {
        ADD,
        REMOVE
    }
}
