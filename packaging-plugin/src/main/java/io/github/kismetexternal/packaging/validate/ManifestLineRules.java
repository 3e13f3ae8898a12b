package io.github.kismetexternal.packaging.validate;

import io.github.kismetexternal.packaging.validate.Manifest.Line;
import io.github.kismetexternal.packaging.validate.Manifest.Setting;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** How the lines of the manifest must be written. */
final class ManifestLineRules {
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");
    private static final Pattern COMMENT = Pattern.compile(".*\\s#.*", Pattern.DOTALL);

    private ManifestLineRules() {}

    static List<Rule> rules() {
        return List.of(
                SimpleRule.error("manifest-last-line", "The last line ends in a newline",
                        "All releases of Kismet drop the last line of a file if no newline follows it.",
                        "add a newline at the end of the file",
                        ManifestLineRules::checkLast),
                SimpleRule.error("manifest-quotes", "Values have no quotes around them",
                        "All releases of Kismet take the quotes for part of the value.",
                        "remove the quotes",
                        ManifestLineRules::checkQuotes),
                SimpleRule.warning("manifest-inline-comment", "No comment stands behind a value",
                        "All releases of Kismet take it for part of the value; comments have lines of their own.",
                        "put the comment on a line of its own, which begins with #",
                        ManifestLineRules::checkComments),
                SimpleRule.warning("manifest-crlf", "Lines end in a newline alone",
                        "Kismet trims the carriage return, but what else reads the file, install.sh for one, may not.",
                        "save the file with the line ends of Unix",
                        ManifestLineRules::checkCarriageReturns),
                SimpleRule.error("manifest-long-line", "Lines have at most 8191 bytes",
                        "All releases of Kismet read a longer line as several lines, and so cut its value.",
                        "shorten it",
                        ManifestLineRules::checkLength),
                SimpleRule.warning("manifest-no-setting", "Each line is a setting, a comment or empty",
                        "All releases of Kismet ignore a line without = or with nothing before it; no line is continued"
                                + " by the next.",
                        "write key=value, or put a # in front",
                        ManifestLineRules::checkSettings),
                SimpleRule.error("manifest-byte-order-mark", "The file does not begin with a byte order mark",
                        "All releases of Kismet take it for part of the first key, or of the first comment.",
                        "save the file as UTF-8 without a byte order mark",
                        ManifestLineRules::checkMark),
                SimpleRule.error("manifest-control-character", "There are no control characters",
                        "All releases of Kismet end a line at a NUL, and pass other ones on to logs and terminals.",
                        "remove it",
                        ManifestLineRules::checkControls),
                SimpleRule.warning("manifest-encoding", "The file is UTF-8",
                        "Kismet hands the bytes on unchanged, and browsers read its JSON as UTF-8: newer releases fail"
                                + " to write other bytes at all.",
                        "save the file as UTF-8",
                        ManifestLineRules::checkEncoding));
    }

    private static List<Line> lines(CheckedBundle bundle) {
        return bundle.manifest().map(Manifest::lines).orElse(List.of());
    }

    private static List<Setting> settings(CheckedBundle bundle) {
        return bundle.manifest().map(Manifest::settings).orElse(List.of());
    }

    private static String shown(Line line) {
        return "The line (" + Printable.of(line.text()) + ") must ";
    }

    private static void checkLast(CheckedBundle bundle, FindingList findings) {
        lines(bundle).stream()
                .filter(line -> !line.terminated() && !line.isBlankOrComment())
                .forEach(line -> findings.add(Manifest.FILE, line.number(), shown(line) + "end in a newline"));
    }

    private static void checkQuotes(CheckedBundle bundle, FindingList findings) {
        settings(bundle).stream()
                .filter(setting -> QUOTED.matcher(setting.value()).matches())
                .forEach(setting -> findings.add(Manifest.FILE, setting.line(), Printable.of(setting.key()) + " ("
                        + Printable.of(setting.value()) + ") must be written without quotes"));
    }

    private static void checkComments(CheckedBundle bundle, FindingList findings) {
        settings(bundle).stream()
                .filter(setting -> COMMENT.matcher(setting.value()).matches() || setting.value().startsWith("#"))
                .forEach(setting -> findings.add(Manifest.FILE, setting.line(), Printable.of(setting.key()) + " ("
                        + Printable.of(setting.value()) + ") must have no comment behind it"));
    }

    private static void checkCarriageReturns(CheckedBundle bundle, FindingList findings) {
        firstLine(bundle, line -> line.bytes().indexOf('\r') >= 0, findings, "have no carriage return");
    }

    private static void checkLength(CheckedBundle bundle, FindingList findings) {
        lines(bundle).stream().filter(line -> line.bytes().length() > Manifest.LONGEST_LINE).forEach(line ->
                findings.add(Manifest.FILE, line.number(), "The line (of " + line.bytes().length()
                        + " bytes or more) must have at most " + Manifest.LONGEST_LINE));
    }

    private static void checkSettings(CheckedBundle bundle, FindingList findings) {
        lines(bundle).stream()
                .filter(line -> !line.isBlankOrComment() && line.bytes().strip().indexOf('=') <= 0)
                .forEach(line -> findings.add(Manifest.FILE, line.number(), shown(line) + "be key=value"));
    }

    private static void checkMark(CheckedBundle bundle, FindingList findings) {
        lines(bundle).stream()
                .limit(1)
                .filter(line -> line.bytes().startsWith(BYTE_ORDER_MARK))
                .forEach(line -> findings.add(Manifest.FILE, 1, shown(line) + "not begin with a byte order mark"));
    }

    private static void checkControls(CheckedBundle bundle, FindingList findings) {
        lines(bundle).stream()
                .filter(line -> line.bytes().chars().anyMatch(ManifestLineRules::isControl))
                .forEach(line -> findings.add(Manifest.FILE, line.number(), shown(line)
                        + "have no control characters"));
    }

    private static boolean isControl(int value) {
        return value < ' ' && value != '\t' && value != '\r' || value == 0x7F;
    }

    private static void checkEncoding(CheckedBundle bundle, FindingList findings) {
        firstLine(bundle, line -> line.text().indexOf('\uFFFD') >= 0, findings, "be UTF-8");
    }

    /** One line stands for all: they were written by the same program. */
    private static void firstLine(CheckedBundle bundle, Predicate<Line> wrong, FindingList findings, String rule) {
        lines(bundle).stream()
                .filter(wrong)
                .findFirst()
                .ifPresent(line -> findings.add(Manifest.FILE, line.number(), shown(line) + rule));
    }
}
