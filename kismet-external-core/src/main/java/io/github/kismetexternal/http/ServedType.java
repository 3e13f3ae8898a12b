package io.github.kismetexternal.http;

import io.github.kismetexternal.command.Bytes;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A type that Kismet's web server gives to a file, by its extension and without a charset: those that all releases from
 * 2020-12 to 2025-09 give alike. 2020-12 has none for fonts.
 *
 * @param extension the extension, without a dot
 * @param charset whether the answer says that it is text in UTF-8, which Kismet does not say of the file
 */
record ServedType(String extension, boolean charset) {
    private static final int HEAD = 1024;
    /** Nothing may stand before it in which a browser would look for another charset, or that could hide it. */
    private static final Pattern HTML_IN_UTF8 = Pattern.compile(
            "\\s*<!doctype html>\\s*(<html[^<>]*>\\s*)?(<head>\\s*)?<meta charset=(\"utf-8\"|'utf-8'|utf-8)\\s*/?>",
            Pattern.CASE_INSENSITIVE);

    /** Returns what Kismet serves as an answer's body is to be understood; null if nothing. */
    static @Nullable ServedType of(Response response) {
        if (response.status() != 200 || response.headers().size() != 1) {
            return null;
        }
        Map.Entry<String, String> header = response.headers().entrySet().iterator().next();
        return header.getKey().equalsIgnoreCase("Content-Type") ? of(header.getValue()) : null;
    }

    private static @Nullable ServedType of(String contentType) {
        int semicolon = contentType.indexOf(';');
        String type = (semicolon < 0 ? contentType : contentType.substring(0, semicolon)).strip();
        String extension = extension(type.toLowerCase(Locale.ROOT));
        if (extension == null || semicolon < 0) {
            return extension == null ? null : new ServedType(extension, false);
        }
        String parameter = contentType.substring(semicolon + 1).strip().toLowerCase(Locale.ROOT);
        boolean utf8 = parameter.equals("charset=utf-8") || parameter.equals("charset=\"utf-8\"");
        return utf8 ? new ServedType(extension, true) : null;
    }

    private static @Nullable String extension(String type) {
        return switch (type) {
            case "text/html" -> "html";
            case "text/css" -> "css";
            case "text/plain" -> "txt";
            case "application/javascript" -> "js";
            case "application/json" -> "json";
            case "application/xml" -> "xml";
            case "application/vnd.tcpdump.pcap" -> "pcap";
            case "image/png" -> "png";
            case "image/jpeg" -> "jpg";
            case "image/gif" -> "gif";
            case "image/bmp" -> "bmp";
            case "image/svg+xml" -> "svg";
            case "image/vnd.microsoft.icon" -> "ico";
            default -> null;
        };
    }

    /**
     * Throws if Kismet cannot serve an answer from a file.
     *
     * @throws IllegalStateException if that is so
     */
    static void requireServable(Response response) {
        if (!(response.body() instanceof Body.Whole) || of(response) == null) {
            throw new IllegalStateException("a spooled answer must have status 200 (is " + response.status()
                    + "), a whole body, no header but Content-Type (are " + response.headers().keySet()
                    + "), and a type that Kismet has for files; leave spooled() out");
        }
    }

    /** Returns whether a browser takes the content of a file for what the answer says it is. */
    boolean tells(Bytes content) {
        return !charset || extension.equals("json") || isMarkedUtf8(content) || isAscii(content)
                || extension.equals("html") && isHtmlInUtf8(content);
    }

    /** A browser takes the byte order mark for more certain than anything else. */
    private static boolean isMarkedUtf8(Bytes content) {
        byte[] array = content.array();
        int start = content.offset();
        return content.size() >= 3
                && array[start] == (byte) 0xEF
                && array[start + 1] == (byte) 0xBB
                && array[start + 2] == (byte) 0xBF;
    }

    /** Without control characters: a browser that guesses takes some for the beginning of another charset. */
    private static boolean isAscii(Bytes content) {
        byte[] array = content.array();
        int end = content.offset() + content.size();
        for (int i = content.offset(); i < end; i++) {
            byte b = array[i];
            boolean printable = b >= ' ' && b < 0x7F;
            if (!printable && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    private static boolean isHtmlInUtf8(Bytes content) {
        int length = Math.min(HEAD, content.size());
        return HTML_IN_UTF8.matcher(new String(content.array(), content.offset(), length, ISO_8859_1)).lookingAt();
    }
}
