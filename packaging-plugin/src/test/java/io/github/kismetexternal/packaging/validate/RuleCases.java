package io.github.kismetexternal.packaging.validate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What breaks each rule about a directory, and what comes near to it. */
final class RuleCases {
    private static final String MANIFEST = "manifest.conf";
    private static final String PAGE = "httpd/sub/index.html";
    private static final String SCRIPT = "httpd/js/notes.js";
    private static final String JS = "kismet_plugin_notes,plugin/notes/js/notes.js";

    private final List<RuleCase> cases = new ArrayList<>();

    static List<RuleCase> all() {
        RuleCases cases = new RuleCases();
        cases.keys();
        cases.lines();
        cases.helper();
        cases.script();
        cases.newUi();
        cases.imports();
        cases.served();
        cases.pages();
        cases.links();
        cases.bytecode();
        return cases.cases;
    }

    private void forbids(String rule, String what, String place, Consumer<PluginFixture> change) {
        cases.add(new RuleCase(rule, what, place, change));
    }

    private void allows(String rule, String what, Consumer<PluginFixture> change) {
        cases.add(new RuleCase(rule, what, null, change));
    }

    private void keys() {
        forbids("manifest-missing", "no manifest", MANIFEST, plugin -> plugin.delete(MANIFEST));
        for (String key : List.of("name=Notes", "description=Notes on devices", "author=Ada", "version=1.0")) {
            forbids("manifest-missing-key", key, MANIFEST, plugin -> plugin.manifest(key + "\n", ""));
        }
        forbids("manifest-missing-key", "a key of an empty value", MANIFEST, p -> p.manifest("author=Ada", "author="));
        forbids("manifest-missing-key", "a key in a comment", MANIFEST, p -> p.manifest("author=Ada", " # author=Ada"));
        allows("manifest-missing-key", "keys in capitals", p -> p.manifest("author=Ada", "AUTHOR = Ada"));
        forbids("manifest-duplicate-key", "a second name", MANIFEST + ":9", p -> p.manifestWith("name=Other"));
        forbids("manifest-duplicate-key", "both names of the helper", MANIFEST + ":9",
                p -> p.manifestWith("kisexternal=kismet_notes"));
        allows("manifest-duplicate-key", "an empty second", p -> p.manifestWith("name="));
        forbids("manifest-empty-value", "an empty value", MANIFEST + ":9", p -> p.manifestWith("object= "));
        forbids("manifest-unknown-key", "a typo", MANIFEST + ":9", p -> p.manifestWith("http_external=kismet_notes"));
        forbids("manifest-unknown-key", "a letter too many", MANIFEST + ":9", p -> p.manifestWith("jss=x"));
        allows("manifest-unknown-key", "a key that is like none", p -> p.manifestWith("homepage=example.org"));
        forbids("manifest-append", "+=", MANIFEST + ":5", p -> p.manifest("version=", "version+="));
        allows("manifest-append", "a + in a value", p -> p.manifest("1.0", "1.0+="));
        forbids("manifest-include", "include", MANIFEST + ":9", p -> p.manifestWith("opt_include=other.conf"));
        forbids("object", "a path", MANIFEST + ":9", p -> p.manifestWith("object=lib/notes.jar"));
        forbids("object", "what is not there", MANIFEST + ":9", p -> p.manifestWith("object=notes.so"));
        allows("object", "a file", p -> p.manifestWith("object=notes.so").file("notes.so", "x"));
    }

    private void lines() {
        forbids("manifest-last-line", "a last line without newline", MANIFEST + ":9",
                p -> p.file(MANIFEST, PluginFixture.MANIFEST + "object=x.so"));
        allows("manifest-last-line", "a comment without newline", p -> p.file(MANIFEST, PluginFixture.MANIFEST + "#x"));
        forbids("manifest-quotes", "double quotes", MANIFEST + ":2",
                p -> p.manifest("name=Notes\n", "name=\"Notes\"\n"));
        forbids("manifest-quotes", "single quotes", MANIFEST + ":2",
                p -> p.manifest("name=Notes\n", "name='Notes'\n"));
        allows("manifest-quotes", "quotes inside", p -> p.manifest("name=Notes\n", "name=\"My\" notes on \"it\"\n"));
        forbids("manifest-inline-comment", "a comment", MANIFEST + ":5", p -> p.manifest("1.0", "1.0 # first"));
        allows("manifest-inline-comment", "a # in a word", p -> p.manifest("1.0", "1.0#1"));
        forbids("manifest-crlf", "carriage returns", MANIFEST + ":1",
                p -> p.file(MANIFEST, PluginFixture.MANIFEST.replace("\n", "\r\n")));
        forbids("manifest-long-line", "8192 bytes", MANIFEST + ":9", p -> p.manifestWith("#" + "x".repeat(8191)));
        forbids("manifest-long-line", "8192 bytes in fewer letters", MANIFEST + ":9",
                p -> p.manifestWith("##" + "\u00e9".repeat(4095)));
        allows("manifest-long-line", "8191 bytes", p -> p.manifestWith("#" + "x".repeat(8190)));
        forbids("manifest-no-setting", "a line without =", MANIFEST + ":9", p -> p.manifestWith("devices"));
        forbids("manifest-no-setting", "no key", MANIFEST + ":9", p -> p.manifestWith("=x"));
        allows("manifest-no-setting", "blank lines", p -> p.manifestWith("  \n\t\n # x"));
        forbids("manifest-byte-order-mark", "a mark", MANIFEST + ":1",
                p -> p.file(MANIFEST, "\uFEFF" + PluginFixture.MANIFEST));
        forbids("manifest-control-character", "an escape", MANIFEST + ":2",
                p -> p.manifest("name=Notes\n", "name=No\u001Btes\n"));
        forbids("manifest-control-character", "a NUL", MANIFEST + ":2",
                p -> p.manifest("name=Notes\n", "name=No\0tes\n"));
        allows("manifest-control-character", "a tab", p -> p.manifest("name=Notes\n", "name=No\ttes\n"));
        forbids("manifest-encoding", "Latin-1", MANIFEST + ":4", p -> p.file(MANIFEST,
                PluginFixture.MANIFEST.replace("Ada", "J\u00f6rg").getBytes(StandardCharsets.ISO_8859_1)));
        allows("manifest-encoding", "UTF-8", p -> p.manifest("Ada", "J\u00f6rg"));
    }

    private void helper() {
        forbids("helper-slash", "a path", MANIFEST + ":6", p -> p.manifest("=kismet_notes", "=./kismet_notes"));
        forbids("helper-slash", "a path under the older name", MANIFEST + ":6",
                p -> p.manifest("httpexternal=kismet_notes", "kisexternal=bin/kismet_notes"));
        for (String name : List.of("kismet", "kismet_cap_linux_wifi", "sh", "-x", "two words")) {
            forbids("helper-name", name, MANIFEST + ":6", p -> p.manifest("=kismet_notes", "=" + name));
        }
        allows("helper-name", "the usual name", p -> {});
        forbids("helper-not-in-bundle", "nothing", MANIFEST + ":6", p -> p.delete("kismet_notes"));
        forbids("helper-not-in-bundle", "a directory", MANIFEST + ":6",
                p -> p.delete("kismet_notes").file("kismet_notes/x", ""));
        allows("helper-not-in-bundle", "no helper",
                p -> p.delete("kismet_notes").manifest("httpexternal=kismet_notes\n", ""));
        forbids("helper-not-executable", "644", "kismet_notes", p -> p.mode("kismet_notes", "rw-r--r--"));
        forbids("helper-not-executable", "run by others only", "kismet_notes",
                p -> p.mode("kismet_notes", "rw-r-xr-x"));
        allows("helper-not-executable", "700", p -> p.mode("kismet_notes", "rwx------"));
        forbids("helper-not-executable-by-all", "700", "kismet_notes", p -> p.mode("kismet_notes", "rwx------"));
        forbids("helper-interpreter", "no #!", "kismet_notes:1",
                p -> p.file("kismet_notes", "exec java\n").mode("kismet_notes", "rwxr-xr-x"));
        forbids("helper-interpreter", "nothing", "kismet_notes", p -> p.file("kismet_notes", ""));
        allows("helper-interpreter", "a binary", p -> p.file("kismet_notes", "\u007fELF..."));
        forbids("helper-crlf", "a carriage return", "kismet_notes:1",
                p -> p.file("kismet_notes", "#!/bin/sh\r\nexec java\r\n"));
        allows("helper-crlf", "a carriage return further down", p -> p.file("kismet_notes", "#!/bin/sh\n#\r\n"));
        forbids("writable-by-others", "666", "httpd/img.png", p -> p.mode("httpd/img.png", "rw-rw-rw-"));
        allows("writable-by-others", "664", p -> p.mode("httpd/img.png", "rw-rw-r--"));
    }

    private void script() {
        for (String value :
                List.of("plugin/notes/js/notes.js", "kismet_plugin_notes,", "kismet_plugin_notes,x", ",x.js")) {
            forbids("js-form", value, MANIFEST + ":7", p -> p.manifest("js=" + JS, "js=" + value));
        }
        forbids("js-absolute-path", "a slash in front", MANIFEST + ":7", p -> p.manifest(",plugin", ",/plugin"));
        for (String name : List.of("kismet-notes", "1notes", "not es", "n\u00f6tes", "class", "await", "undefined")) {
            forbids("js-module-name", name, MANIFEST + ":7", p -> p.manifest("kismet_plugin_notes", name));
        }
        allows("js-module-name", "any identifier", p -> p.manifest("kismet_plugin_notes", "$notes_1"));
        for (String name : List.of("name", "status", "location", "onload", "kismet", "kismet_ui_dot11", "Array")) {
            forbids("js-module-overwrites", name, MANIFEST + ":7", p -> p.manifest("kismet_plugin_notes", name));
        }
        allows("js-module-overwrites", "a name of one's own", p -> p.manifest("kismet_plugin_notes", "notes_status"));
        for (String path :
                List.of("plugin/notes/js/x.js", "plugin/Notes/js/notes.js", "js/notes.js", "plugin/notes/js")) {
            forbids("js-not-in-bundle", path, MANIFEST + ":7", p -> p.manifest("plugin/notes/js/notes.js", path));
        }
        forbids("js-syntax", "what is no JavaScript", SCRIPT + ":2", p -> p.file(SCRIPT, "let a = 1;\nlet b = ;\n"));
        forbids("js-syntax", "what is none in modules", SCRIPT + ":1", p -> p.file(SCRIPT, "with (a) { b }"));
        forbids("js-syntax", "broken exports", SCRIPT + ":1", p -> p.file(SCRIPT, "export {a};"));
        for (String text : List.of("import './page.js';", "export const a = 1;", "await 1;", "import.meta.url;",
                "for await (const x of []) {}")) {
            forbids("js-module-syntax", text, SCRIPT + ":2", p -> p.file(SCRIPT, "0;\n" + text));
        }
        allows("js-module-syntax", "await in a function", p -> p.file(SCRIPT, "(async () => { await 1; })();"));
        allows("js-module-syntax", "a dynamic import", p -> p.file(SCRIPT, "import('./page.js');"));
        forbids("js-not-parsed", "more than 64 kB", SCRIPT, p -> p.file(SCRIPT, "0;".repeat(40_000)));
        forbids("js-not-parsed", "a large import", "httpd/js/page.js",
                p -> p.file("httpd/js/page.js", "0;".repeat(40_000)));
        allows("js-not-parsed", "64 kB", p -> p.file(SCRIPT, "/*" + "x".repeat(65_532) + "*/"));
    }

    private void newUi() {
        forbids("ui2-not-in-bundle", "nothing", MANIFEST + ":8", p -> p.manifest("new.js", "none.js"));
        allows("ui2-not-in-bundle", "a path in httpd", p -> p.manifest("ui2=plugin/notes/", "ui2="));
        allows("ui2-not-in-bundle", "a name before it", p -> p.manifest("ui2=", "ui2=notes,"));
        forbids("ui2-syntax", "what is no JavaScript", "httpd/js/new.js:1", p -> p.file("httpd/js/new.js", "export {"));
        forbids("ui2-register", "no export", "httpd/js/new.js",
                p -> p.file("httpd/js/new.js", "function register() {}"));
        for (String text : List.of("export const register = k => {}", "const f = 1; export {f as register}",
                "export const {register, b: [c]} = {}", "export * from './page.js'")) {
            allows("ui2-register", text, p -> p.file("httpd/js/new.js", text));
        }
    }

    private void imports() {
        forbids("import-missing", "a static import", "httpd/js/new.js:2",
                p -> p.file("httpd/js/new.js", "\nimport './none.js';"));
        forbids("import-missing", "a re-export", "httpd/js/page.js:1",
                p -> p.file("httpd/js/page.js", "export * from '../none.js';"));
        forbids("import-missing", "a dynamic import", SCRIPT + ":1", p -> p.file(SCRIPT, "import(`./none.js`)"));
        forbids("import-missing", "an address seen from Kismet's page", SCRIPT + ":1",
                p -> p.file(SCRIPT, "import(new URL('plugin/notes/none.js', document.baseURI))"));
        allows("import-missing", "an address made at run time", p -> p.file(SCRIPT, "import('./' + name)"));
        forbids("import-syntax", "what is no JavaScript", "httpd/js/page.js:1",
                p -> p.file("httpd/js/page.js", "export const = 1;"));
        forbids("import-bare", "a package", "httpd/js/new.js:1", p -> p.file("httpd/js/new.js", "import 'uplot';"));
        forbids("import-outside", "a host", SCRIPT + ":1", p -> p.file(SCRIPT, "import('https://example.org/x.js')"));
        forbids("import-absolute-path", "a path from the root", SCRIPT + ":1",
                p -> p.file(SCRIPT, "import('/plugin/notes/js/page.js')"));
    }

    private void served() {
        for (String name : List.of("a b.html", "\u00e4.html", "100%25.html", "a?.html", "a#b.txt", "a\"b.txt")) {
            forbids("httpd-name", name, "httpd/" + name, p -> p.file("httpd/" + name, ""));
        }
        allows("httpd-name", "signs", p -> p.file("httpd/a-b_c.d~e+f(1).txt", ""));
        allows("httpd-name", "spaces elsewhere", p -> p.file("doc/a b.txt", ""));
        forbids("httpd-mjs", ".mjs", "httpd/js/x.mjs", p -> p.file("httpd/js/x.mjs", ""));
        for (String name : List.of("a.webp", "a.wasm", "a.js.map", "a.PNG")) {
            forbids("httpd-type", name, "httpd/" + name, p -> p.file("httpd/" + name, ""));
        }
        allows("httpd-type", "fonts and no type", p -> p.file("httpd/a.woff2", "").file("httpd/LICENSE", ""));
        forbids("httpd-no-index", "no index.html", "httpd", p -> p.delete("httpd/index.html"));
        forbids("httpd-sibling", "a directory", "httpd-data", p -> p.file("httpd-data/x", ""));
        forbids("httpd-sibling", "a file", "httpd.conf", p -> p.file("httpd.conf", ""));
        allows("httpd-sibling", "another name", p -> p.file("data/httpd2", ""));
        forbids("not-readable", "600", "httpd/img.png", p -> p.mode("httpd/img.png", "rw-------"));
    }

    private void pages() {
        for (String link : List.of("x.html", "./x.html?a=1", "../none/", "../css/", "../img.png/", "img.png")) {
            forbids("html-dead-link", link, PAGE + ":2", p -> p.file(PAGE, "<p>\n<a\n href='" + link + "'>"));
        }
        forbids("html-dead-link", "an image", PAGE + ":1", p -> p.file(PAGE, "<img srcset='../img.png, a.png 2x'>"));
        forbids("html-dead-link", "one by its base", PAGE + ":2",
                p -> p.file(PAGE, "<base href='../css/'>\n<img src=a>"));
        for (String link : List.of("../img.png", "#x", "", "javascript:0", "data:,x", "{{link}}", "../../../notes/x")) {
            allows("html-dead-link", link, p -> p.file(PAGE, "<a href='" + link + "'>"));
        }
        allows("html-dead-link", "a comment", p -> p.file(PAGE, "<!-- <a href=x.html> -->"));
        forbids("html-directory-link", "a directory", PAGE + ":1", p -> p.file(PAGE, "<a href='../js'>"));
        for (String tag : List.of("<script src='https://example.org/x.js'>", "<img src=//example.org/x.png>",
                "<link rel=stylesheet href=http://example.org/x.css>", "<iframe src=' HTTPS:\\\\example.org'>")) {
            forbids("html-outside-host", tag, PAGE + ":1", p -> p.file(PAGE, tag));
        }
        allows("html-outside-host", "links to follow",
                p -> p.file(PAGE, "<a href=https://example.org/><link rel=license href=https://example.org/>"));
        forbids("html-file-link", "file:", PAGE + ":1", p -> p.file(PAGE, "<a href='file:///etc/passwd'>"));
        forbids("html-absolute-path", "a path from the root", PAGE + ":1",
                p -> p.file(PAGE, "<a href='/plugin/notes/index.html'>"));
        forbids("html-not-checked", "over 1 MiB", PAGE, p -> p.file(PAGE, "x".repeat(1_048_577)));
    }

    private void links() {
        forbids("link-leaves-bundle", "an absolute target", "x", p -> p.link("x", "/none/x"));
        forbids("link-leaves-bundle", "..", "lib/x", p -> p.link("lib/x", "../../secret"));
        forbids("link-leaves-bundle", "the parent of a link", "y",
                p -> p.file("a/b/z", "").link("a/b/l", "../..").link("y", "a/b/l/../.."));
        forbids("link-leaves-httpd", "a link to lib", "httpd/x.js", p -> p.link("httpd/x.js", "../lib/notes.jar"));
        allows("link-leaves-httpd", "a link in httpd", p -> p.link("httpd/x.js", "js/page.js"));
        forbids("link-dangling", "a link to nothing", "httpd/x.js", p -> p.link("httpd/x.js", "js/none.js"));
        forbids("link-dangling", "a link to itself", "x", p -> p.link("x", "x"));
        forbids("link", "any link", "lib/x.jar", p -> p.link("lib/x.jar", "notes.jar"));
    }

    private void bytecode() {
        forbids("bytecode-too-new", "a jar for Java 21", "lib/notes.jar",
                p -> p.file("lib/notes.jar", PluginFixture.jar("a/B.class", 65)));
        forbids("bytecode-too-new", "a class for Java 18", "classes/B.class",
                p -> p.file("classes/B.class", PluginFixture.classFile(62)));
        allows("bytecode-too-new", "versions for newer Javas",
                p -> p.file("lib/notes.jar", PluginFixture.jar("META-INF/versions/21/a/B.class", 65)));
        allows("bytecode-too-new", "a module's descriptor",
                p -> p.file("lib/notes.jar", PluginFixture.jar("module-info.class", 65)));
        allows("bytecode-too-new", "a runtime's own",
                p -> p.file("runtime/lib/x.jar", PluginFixture.jar("a/B.class", 65)));
        allows("bytecode-too-new", "a launcher that asks for it", p -> p
                .file("kismet_notes", "#!/bin/sh\nminimum_java='21'\n")
                .file("lib/notes.jar", PluginFixture.jar("a/B.class", 65)));
        forbids("jar-unreadable", "half a jar", "lib/notes.jar", p -> p.file("lib/notes.jar", "PK"));
    }
}
