package io.github.kismetexternal;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** The process that started the plugin: Kismet. Immutable. */
final class ParentProcess {
    private static final int STATE_AFTER_NAME = 2;
    private static final int PARENT_AFTER_NAME = 4;

    private final long pid;

    private ParentProcess(long pid) {
        this.pid = pid;
    }

    static ParentProcess current() {
        return new ParentProcess(parentPid());
    }

    /** Returns whether the plugin has been orphaned since: a pipe's end alone may come late or never. */
    boolean isGone() {
        return parentPid() != pid;
    }

    /** Returns whether the parent is stopped, as by SIGSTOP, if the system tells: its state stands behind its name. */
    boolean isStopped() {
        try {
            String status = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), ISO_8859_1);
            int state = status.lastIndexOf(')') + STATE_AFTER_NAME;
            return state < status.length() && "Tt".indexOf(status.charAt(state)) >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the parent's program if it is called {@code kismet…} and the system tells. */
    Optional<Path> executable() {
        Path executable = Path.of("/proc", Long.toString(pid), "exe");
        try {
            Path name = Files.readSymbolicLink(executable).getFileName();
            return Optional.of(executable).filter(found -> name != null && name.toString().startsWith("kismet"));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** Linux tells by a file, without the classes of {@link ProcessHandle}, which would delay the first page. */
    private static long parentPid() {
        try (FileInputStream in = new FileInputStream("/proc/self/stat")) {
            String status = new String(in.readAllBytes(), ISO_8859_1);
            int begin = status.lastIndexOf(')') + PARENT_AFTER_NAME;
            return Long.parseLong(status.substring(begin, status.indexOf(' ', begin)));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            return parentPidElsewhere();
        }
    }

    private static long parentPidElsewhere() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(1L);
    }
}
