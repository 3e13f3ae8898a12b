package io.github.kismetexternal.packaging;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Is started by launchers under test and prints how it was started, one {@code key=value} a line. */
final class StartReport {
    private StartReport() {}

    public static void main(String[] arguments) throws IOException {
        for (String argument : arguments) {
            print("argument", argument);
        }
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            print("option", option);
        }
        for (String name : System.getProperties().stringPropertyNames()) {
            print(name, System.getProperty(name));
        }
        print("parent", ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(-1L));
        print("environment.home", System.getenv("HOME"));
        print("handed.over", System.getenv().containsKey("KISMET_PLUGIN_HANDED_OVER"));
        try (var descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                if (Files.isSymbolicLink(descriptor)) {
                    print("descriptor", descriptor.getFileName() + " " + Files.readSymbolicLink(descriptor));
                }
            }
        }
    }

    private static void print(String key, Object value) {
        System.out.println(key + "=" + String.valueOf(value).replace("\n", "\\n"));
    }
}
