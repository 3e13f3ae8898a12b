package io.github.kismetexternal.tests.generate;

/** What the archetype makes. */
enum Variant {
    FULL("full"),
    WEB_ONLY("web-only"),
    HEADLESS("headless");

    private final String answer;

    Variant(String answer) {
        this.answer = answer;
    }

    String answer() {
        return answer;
    }
}
