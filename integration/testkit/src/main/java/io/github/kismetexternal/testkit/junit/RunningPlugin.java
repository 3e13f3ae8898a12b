package io.github.kismetexternal.testkit.junit;

import io.github.kismetexternal.testkit.KismetClient;
import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.SimulatedPlugin;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.wire.Generation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * The plugin in one profile: started when it is first needed, and anew after a test that it did not survive. For one
 * thread, as JUnit runs the tests of a class one after the other.
 */
final class RunningPlugin
        implements ParameterResolver, BeforeEachCallback, AfterEachCallback, AfterClassTemplateInvocationCallback {
    private final Profile profile;
    private final PluginUnderTest plugin;
    /** What happened when no test ran, and is no test's fault for certain. */
    private final List<String> late = new ArrayList<>();

    private @Nullable StartedPlugin started;
    private @Nullable String startFailure;
    private boolean betweenTests;
    private String lastTest = "";

    RunningPlugin(Profile profile, PluginUnderTest plugin) {
        this.profile = profile;
        this.plugin = plugin;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == KismetSimulator.class
                || type == SimulatedPlugin.class
                || type == KismetClient.class
                || type == SimulatedRelease.class
                || type == Generation.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == SimulatedRelease.class) {
            return profile.release();
        }
        if (type == Generation.class) {
            return profile.generation();
        }
        StartedPlugin running;
        try {
            running = running();
        } catch (IOException | TimeoutException e) {
            throw new ParameterResolutionException("the plugin does not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ParameterResolutionException("interrupted while the plugin started", e);
        }
        if (type == KismetClient.class) {
            return running.client();
        }
        return type == KismetSimulator.class ? running.kismet() : running.kismet().plugin();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        running().report().begin();
        betweenTests = false;
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        StartedPlugin running = started;
        if (running == null) {
            return;
        }
        betweenTests = true;
        lastTest = context.getDisplayName();
        running.settle();
        List<String> ends = running.takeEnds();
        if (!ends.isEmpty() || context.getExecutionException().filter(RunningPlugin::isFailure).isPresent()) {
            running.report().print(lastTest, profile, fileName(context), System.err);
        }
        if (running.isOver()) {
            close();
        }
        if (!ends.isEmpty()) {
            throw new AssertionError(String.join("\n", ends));
        }
    }

    private static boolean isFailure(Throwable thrown) {
        return !(thrown instanceof TestAbortedException);
    }

    private String fileName(ExtensionContext context) {
        String test = context.getRequiredTestClass().getName();
        return test.substring(test.lastIndexOf('.') + 1) + "." + context.getRequiredTestMethod().getName() + "-"
                + profile.release().name() + "-" + profile.generation().label();
    }

    @Override
    public void afterClassTemplateInvocation(ExtensionContext context) throws Exception {
        try {
            if (started != null) {
                started.settle();
            }
            endIfOver();
        } finally {
            close();
        }
        if (!late.isEmpty()) {
            throw new AssertionError(String.join("\n", late));
        }
    }

    private StartedPlugin running() throws IOException, InterruptedException, TimeoutException {
        if (betweenTests) {
            endIfOver();
        }
        if (startFailure != null) {
            throw new IOException(startFailure);
        }
        StartedPlugin running = started;
        if (running == null) {
            try {
                running = StartedPlugin.start(profile, plugin);
            } catch (IOException | TimeoutException | RuntimeException e) {
                startFailure = "as before: " + e.getMessage();
                throw e;
            }
            started = running;
        }
        return running;
    }

    private void endIfOver() throws IOException, InterruptedException {
        StartedPlugin running = started;
        if (running == null) {
            return;
        }
        List<String> ends = running.takeEnds();
        ends.forEach(end -> late.add("after " + (lastTest.isEmpty() ? "the start" : lastTest) + ": " + end));
        if (running.isOver()) {
            close();
        }
    }

    private void close() throws IOException {
        StartedPlugin running = started;
        started = null;
        if (running != null) {
            running.close();
        }
    }
}
