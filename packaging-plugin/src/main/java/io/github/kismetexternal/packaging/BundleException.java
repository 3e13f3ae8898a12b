package io.github.kismetexternal.packaging;

/** Says why a project cannot become a Kismet plugin as it is: what, the rule, and what to do about it. */
final class BundleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BundleException(String message) {
        super(message);
    }
}
