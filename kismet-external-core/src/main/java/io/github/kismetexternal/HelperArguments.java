package io.github.kismetexternal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The arguments that Kismet starts a helper with: {@code --in-fd=N} and {@code --out-fd=N}, the numbers of the pipes to
 * read from and to write to. {@code --in-fd N} is understood as well. Every Kismet release passes these two and nothing
 * else. {@code --protocol} is for people who know better which generation their Kismet speaks; others are kept for the
 * author.
 *
 * @param inFd the descriptor to read from
 * @param outFd the descriptor to write to
 * @param protocol what {@code --protocol} says, not checked here
 * @param others all other arguments, in order
 */
public record HelperArguments(int inFd, int outFd, Optional<String> protocol, List<String> others) {
    /**
     * Keeps an immutable copy of the arguments.
     *
     * @param inFd as the record says
     * @param outFd as the record says
     * @param protocol as the record says
     * @param others as the record says
     */
    public HelperArguments {
        others = List.copyOf(others);
    }

    /**
     * Reads arguments.
     *
     * @param args what {@code main} got
     * @return what they say
     * @throws UsageException if a descriptor is missing or is no number, as when a plugin is started by hand
     */
    public static HelperArguments parse(String... args) throws UsageException {
        Integer inFd = null;
        Integer outFd = null;
        Optional<String> protocol = Optional.empty();
        List<String> others = new ArrayList<>();
        Iterator<String> rest = List.of(args).iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            if (isOption(argument, "--in-fd")) {
                inFd = descriptor("--in-fd", argument, rest);
            } else if (isOption(argument, "--out-fd")) {
                outFd = descriptor("--out-fd", argument, rest);
            } else if (isOption(argument, "--protocol")) {
                protocol = Optional.of(value("--protocol", argument, rest, "v0, v2 or v3"));
            } else {
                others.add(argument);
            }
        }
        return new HelperArguments(required("--in-fd", inFd), required("--out-fd", outFd), protocol, others);
    }

    private static boolean isOption(String argument, String option) {
        return argument.equals(option) || argument.startsWith(option + "=");
    }

    private static int descriptor(String option, String argument, Iterator<String> rest) throws UsageException {
        String value = value(option, argument, rest, "the number of a pipe");
        if (!isShortNumber(value)) {
            throw new UsageException(option + " (" + value + ") must be the number of a pipe");
        }
        return Integer.parseInt(value);
    }

    private static boolean isShortNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 9;
    }

    private static String value(String option, String argument, Iterator<String> rest, String what)
            throws UsageException {
        if (argument.length() > option.length()) {
            return argument.substring(option.length() + 1);
        }
        if (!rest.hasNext()) {
            throw new UsageException(option + " must be followed by " + what);
        }
        return rest.next();
    }

    private static int required(String option, @Nullable Integer descriptor) throws UsageException {
        if (descriptor == null) {
            throw new UsageException(option + " is missing");
        }
        return descriptor;
    }
}
