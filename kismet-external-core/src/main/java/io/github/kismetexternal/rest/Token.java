package io.github.kismetexternal.rest;

import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A token in the cookie that Kismet looks at, got when it is first needed. */
final class Token implements Credentials {
    /** What a cookie carries unchanged: Kismet decodes percent signs and plus signs in it. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,4096}");

    private final Supplier<String> source;
    private volatile @Nullable String value;

    Token(Supplier<String> source) {
        this.source = source;
    }

    @Override
    public void identify(BiConsumer<String, String> headers) {
        String token = value;
        if (token == null) {
            token = checked(source.get());
            value = token;
        }
        headers.accept("Cookie", "KISMET=" + token);
    }

    @Override
    public boolean renew() {
        String refused = value;
        String token = checked(source.get());
        value = token;
        return !token.equals(refused);
    }

    static String checked(String token) {
        if (!FORM.matcher(token).matches()) {
            throw new IllegalArgumentException("the token must be 1 to 4096 letters, digits, dots, underscores and"
                    + " hyphens; Kismet's are 32 hex digits");
        }
        return token;
    }

    @Override
    public String toString() {
        return "Token[…]";
    }
}
