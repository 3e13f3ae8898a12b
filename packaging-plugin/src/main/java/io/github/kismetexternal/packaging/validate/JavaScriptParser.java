package io.github.kismetexternal.packaging.validate;

import io.github.kismetexternal.packaging.validate.ParsedScript.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Scriptable;

/**
 * Parses JavaScript of today with acorn, which runs in Rhino; nothing of what is parsed is run. Not thread-safe.
 *
 * <p>Interpreted, as Rhino's compiled code recurses on Java's stack and a few kilobytes of brackets would overflow it.
 */
final class JavaScriptParser {
    private static final Duration LONGEST_FOR_EACH = Duration.ofSeconds(10);
    private static final Duration LONGEST_FOR_ALL = Duration.ofSeconds(40);
    private static final int STEPS_BETWEEN_LOOKS = 100_000;
    private static final int DEEPEST = 1_000_000;

    private final BoundedFactory factory = new BoundedFactory();
    private long nanosLeft = LONGEST_FOR_ALL.toNanos();
    private @Nullable Scriptable scope;

    /** Parses a file; what cannot be parsed within bounds says so. */
    ParsedScript parse(String source) {
        long start = System.nanoTime();
        factory.deadline = start + Math.min(nanosLeft, LONGEST_FOR_EACH.toNanos());
        try (Context context = factory.enterContext()) {
            return new ParsedScript(inspect(context, source, "script"), inspect(context, source, "module"), "");
        } catch (TooSlow e) {
            return ParsedScript.unparsed("takes too long to parse");
        } catch (StackOverflowError e) {
            return ParsedScript.unparsed("is nested too deeply to parse");
        } catch (RhinoException e) {
            return ParsedScript.unparsed("cannot be parsed: " + e.details());
        } finally {
            nanosLeft -= System.nanoTime() - start;
        }
    }

    private List<Row> inspect(Context context, String source, String sourceType) {
        Scriptable loaded = load(context);
        Function inspect = (Function) loaded.get("inspect", loaded);
        Object rows = inspect.call(context, loaded, loaded, new Object[] {source, sourceType});
        List<Row> result = new ArrayList<>();
        for (Object row : (List<?>) rows) {
            List<?> cells = (List<?>) row;
            result.add(new Row(
                    Context.toString(cells.get(0)),
                    (int) Context.toNumber(cells.get(1)),
                    Context.toString(cells.get(2))));
        }
        return List.copyOf(result);
    }

    private Scriptable load(Context context) {
        if (scope == null) {
            Scriptable fresh = context.initSafeStandardObjects();
            context.evaluateString(fresh, acorn(), "acorn.js", 1, null);
            context.evaluateString(fresh, resource("inspect.js"), "inspect.js", 1, null);
            scope = fresh;
        }
        return scope;
    }

    /** The version is part of the path, and stands in what Maven puts into each jar. */
    private static String acorn() {
        Properties properties = new Properties();
        try (InputStream stream = open("/META-INF/maven/org.webjars.npm/acorn/pom.properties")) {
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return resource("/META-INF/resources/webjars/acorn/" + properties.getProperty("version") + "/dist/acorn.js");
    }

    private static String resource(String name) {
        try (InputStream stream = open(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        InputStream stream = JavaScriptParser.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException("The file is missing from the class path: " + name);
        }
        return stream;
    }

    /** An error, as scripts can catch exceptions. */
    private static final class TooSlow extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final class BoundedFactory extends ContextFactory {
        private long deadline;

        @Override
        protected Context makeContext() {
            Context context = super.makeContext();
            context.setLanguageVersion(Context.VERSION_ES6);
            context.setInterpretedMode(true);
            context.setInstructionObserverThreshold(STEPS_BETWEEN_LOOKS);
            context.setMaximumInterpreterStackDepth(DEEPEST);
            context.setClassShutter(name -> false);
            return context;
        }

        @Override
        protected void observeInstructionCount(Context context, int count) {
            if (System.nanoTime() - deadline > 0) {
                throw new TooSlow();
            }
        }
    }
}
