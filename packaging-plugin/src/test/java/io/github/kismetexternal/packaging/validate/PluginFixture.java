package io.github.kismetexternal.packaging.validate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A plugin's directory that breaks no rule, until a test changes it. */
final class PluginFixture {
    static final String MANIFEST = """
            # A plugin
            name=Notes
            description=Notes on devices
            author=Ada
            version=1.0
            httpexternal=kismet_notes
            js=kismet_plugin_notes,plugin/notes/js/notes.js
            ui2=plugin/notes/js/new.js
            """;

    private final Path directory;

    PluginFixture(Path parent) {
        directory = parent.resolve("notes");
        file("manifest.conf", MANIFEST);
        file("kismet_notes", "#!/bin/sh\nminimum_java='17'\nexec java\n");
        mode("kismet_notes", "rwxr-xr-x");
        file("lib/notes.jar", jar("com/example/Main.class", 61));
        file("httpd/index.html", """
                <!DOCTYPE html>
                <title>Notes</title>
                <link rel="stylesheet" href="css/style.css">
                <script type="module" src="./js/page.js?v=1"></script>
                <a href="sub/">more</a> <a href="#top">up</a> <a href="https://www.example.org/">site</a>
                <a href="../../notes/list.json">list</a> <a href="mailto:ada@example.org">mail</a>
                """);
        file("httpd/sub/index.html", "<a href='../'>back</a> <img src=../img.png>");
        file("httpd/img.png", "png");
        file("httpd/css/style.css", "a { color: red }");
        file("httpd/js/notes.js", """
                (function () {
                  'use strict';
                  try {
                    window.kismet_plugin_notes = {load_complete: 1};
                    import(new URL('plugin/notes/js/page.js', document.baseURI));
                  } catch (e) {
                    console.error(e?.message ?? e);
                  }
                })();
                """);
        file("httpd/js/new.js", """
                import {show} from './page.js';
                const state = await Promise.resolve(1_000n);
                export async function register(kismet) { show(kismet, state); }
                """);
        file("httpd/js/page.js", "export const show = () => {}; export class A { #x = 1; static { } }");
    }

    Path directory() {
        return directory;
    }

    PluginFixture file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    PluginFixture file(String path, byte[] content) {
        try {
            Path file = directory.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return mode(path, "rw-r--r--");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PluginFixture mode(String path, String mode) {
        try {
            Files.setPosixFilePermissions(directory.resolve(path), PosixFilePermissions.fromString(mode));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PluginFixture link(String path, String target) {
        try {
            Files.createDirectories(directory.resolve(path).getParent());
            Files.createSymbolicLink(directory.resolve(path), Path.of(target));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PluginFixture delete(String path) {
        try {
            Files.delete(directory.resolve(path));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PluginFixture manifest(String from, String to) {
        if (!MANIFEST.contains(from)) {
            throw new IllegalArgumentException(from);
        }
        return file("manifest.conf", MANIFEST.replace(from, to));
    }

    PluginFixture withoutScripts() {
        return manifest("js=kismet_plugin_notes,plugin/notes/js/notes.js\nui2=plugin/notes/js/new.js\n", "");
    }

    PluginFixture manifestWith(String line) {
        return file("manifest.conf", MANIFEST + line + "\n");
    }

    Validation validate(String... silenced) {
        return Validation.of(BundleFiles.of(directory), List.of(silenced));
    }

    static List<Finding> of(Validation validation, String rule) {
        return validation.findings().stream().filter(finding -> finding.rule().id().equals(rule)).toList();
    }

    static List<String> idsOf(Validation validation) {
        return validation.findings().stream().map(finding -> finding.rule().id()).distinct().toList();
    }

    static byte[] jar(String name, int major) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(classFile(major));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] classFile(int major) {
        byte[] content = Arrays.copyOf(new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE}, 64);
        content[7] = (byte) major;
        return content;
    }
}
