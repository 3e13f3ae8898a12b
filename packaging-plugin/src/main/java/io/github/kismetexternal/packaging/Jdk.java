package io.github.kismetexternal.packaging;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The JDK whose tools make a runtime. Immutable.
 *
 * @param home its Java home
 */
record Jdk(Path home) {

    /** Returns the feature release, such as 17. */
    int release() throws IOException {
        return Runtime.Version.parse(property("JAVA_VERSION")).feature();
    }

    /** Returns a value of the file {@code release}, without its quotes. */
    String property(String name) throws IOException {
        Properties properties = new Properties();
        Path file = home.resolve("release");
        if (Files.isReadable(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
        }
        String value = properties.getProperty(name);
        if (value == null) {
            throw new BundleException("The JDK (" + home + ") must tell its " + name + " in a file release; run Maven"
                    + " with another JDK, or set a toolchain.");
        }
        return value.replace("\"", "");
    }

    /** Returns where its modules for linking are, or should be. */
    Path jmods() {
        return home.resolve("jmods");
    }

    /**
     * Runs a tool and returns what it printed.
     *
     * @throws BundleException if the JDK lacks the tool, or the tool fails; with what it printed
     */
    String run(String tool, List<String> arguments) throws IOException {
        Path program = home.resolve("bin").resolve(tool);
        if (!Files.isExecutable(program)) {
            throw new BundleException("The Java that runs Maven (" + home + ") must be a JDK with " + tool
                    + ", which makes the runtime; on Debian install openjdk-17-jdk-headless, or set a toolchain.");
        }
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        int status;
        try {
            status = process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + tool + " ran", e);
        }
        if (status != 0) {
            throw new BundleException(tool + " (" + program + ") failed with status " + status + " for the arguments "
                    + String.join(" ", arguments) + ":\n" + output);
        }
        return output;
    }
}
