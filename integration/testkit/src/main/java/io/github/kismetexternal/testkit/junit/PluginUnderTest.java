package io.github.kismetexternal.testkit.junit;

import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.SimulatorBuilder;
import io.github.kismetexternal.wire.Generation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What a test says of the plugin to start. Immutable. */
record PluginUnderTest(KismetPluginTest test, Map<String, String> environment) {
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");
    private static final List<String> SMALL_JVM = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    static PluginUnderTest of(KismetPluginTest test) {
        boolean hasMain = test.main() != Void.class;
        boolean hasBundle = !test.bundle().isEmpty();
        if (hasMain == hasBundle) {
            throw new ExtensionConfigurationException("@KismetPluginTest must have either main or bundle, had "
                    + (hasMain ? "both" : "neither"));
        }
        if (hasBundle && test.inProcess()) {
            throw new ExtensionConfigurationException("inProcess of @KismetPluginTest must go with main, was with"
                    + " bundle: a launcher starts a process of its own");
        }
        if (hasBundle && isDebugging() && TOLD.add(test.bundle())) {
            System.err.println("kismet.debug ends the deadlines of the tests, but the bundle " + test.bundle()
                    + " still runs in a process of its own, where the debugger of the tests does not see it; a test"
                    + " with main runs in this one");
        }
        Map<String, String> environment = new LinkedHashMap<>();
        for (String variable : test.environment()) {
            int equals = variable.indexOf('=');
            if (equals <= 0) {
                throw new ExtensionConfigurationException(
                        "environment of @KismetPluginTest must be NAME=value, was " + variable);
            }
            environment.put(variable.substring(0, equals), expand(variable.substring(equals + 1)));
        }
        return new PluginUnderTest(test, environment);
    }

    /** Begins a simulator with the plugin in it. */
    SimulatorBuilder simulator(Generation generation) {
        SimulatorBuilder builder = addPlugin(KismetSimulator.builder(), generation);
        environment.forEach(builder::environment);
        return builder;
    }

    /** Returns whether somebody may stand at a breakpoint, so that nothing has a deadline. */
    boolean isDebugged() {
        return test.inProcess() || isDebugging();
    }

    private static boolean isDebugging() {
        return Boolean.getBoolean("kismet.debug");
    }

    private SimulatorBuilder addPlugin(SimulatorBuilder builder, Generation generation) {
        if (!test.bundle().isEmpty()) {
            return builder.plugin(Path.of(expand(test.bundle())));
        }
        if (isDebugged()) {
            return builder.inProcess(test.main(), generation);
        }
        return builder.command(test.main().getSimpleName(), javaCommand());
    }

    private List<String> javaCommand() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> classPath = List.of("-cp", System.getProperty("java.class.path"), test.main().getName());
        return Stream.of(List.of(java), SMALL_JVM, classPath).flatMap(List::stream).toList();
    }

    private static String expand(String text) {
        return PROPERTY.matcher(text).replaceAll(found -> {
            String value = System.getProperty(found.group(1));
            if (value == null) {
                throw new ExtensionConfigurationException("the system property " + found.group(1) + " must be set, as "
                        + text + " of @KismetPluginTest names it");
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
