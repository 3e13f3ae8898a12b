package io.github.kismetexternal.rest;

/** Tells the override that the process was started with which started this one. */
final class TellOverride {
    private TellOverride() {}

    public static void main(String[] args) {
        System.out.print(KismetCommandLine.ofParent().override().orElse("nothing"));
    }
}
