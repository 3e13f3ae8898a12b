package io.github.kismetexternal.testkit.junit;

/** A plugin that does not get as far as to register something. */
final class FailingPlugin {
    private FailingPlugin() {}

    public static void main(String[] args) {
        throw new IllegalStateException("there is no antenna");
    }
}
