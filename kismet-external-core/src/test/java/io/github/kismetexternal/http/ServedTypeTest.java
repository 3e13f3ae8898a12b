package io.github.kismetexternal.http;

import io.github.kismetexternal.command.Bytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ServedTypeTest {
    @ParameterizedTest
    @CsvSource({
        "text/html, html",
        "text/css, css",
        "text/plain, txt",
        "application/javascript, js",
        "application/json, json",
        "application/xml, xml",
        "application/vnd.tcpdump.pcap, pcap",
        "image/png, png",
        "image/jpeg, jpg",
        "image/gif, gif",
        "image/bmp, bmp",
        "image/svg+xml, svg",
        "image/vnd.microsoft.icon, ico",
        "TEXT/HTML, html",
        "text/html; charset=utf-8, html",
        "text/html;CHARSET=UTF-8, html",
        "text/html ; charset=\"utf-8\", html",
    })
    void has_the_extension_that_kismet_knows_it_by(String contentType, String extension) {
        assertThat(type(contentType)).extracting(ServedType::extension).isEqualTo(extension);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        ";",
        "text/csv",
        "text/javascript",
        "font/woff2",
        "application/octet-stream",
        "text/html; charset=iso-8859-1",
        "text/html; charset=utf-8; charset=utf-16",
        "text/html; profile=../../evil.sh",
        "text/html;",
        "text/html, text/plain",
        "../text/html",
        "html",
        "image/png/../../x.sh",
    })
    void is_none_where_kismet_has_no_such_type(String contentType) {
        assertThat(type(contentType)).isNull();
    }

    @Test
    void is_none_of_an_answer_that_kismet_cannot_give_for_a_file() {
        Response page = Response.html("x");

        assertThat(ServedType.of(page)).isNotNull();
        assertThat(ServedType.of(page.withStatus(201))).isNull();
        assertThat(ServedType.of(page.withHeader("Cache-Control", "no-store"))).isNull();
        assertThat(ServedType.of(page.withHeader("X-Content-Type-Options", "nosniff"))).isNull();
        assertThat(ServedType.of(Response.empty(200))).isNull();
        assertThat(ServedType.of(Response.empty(200).withHeader("Location", "text/html"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ASCII with\ttabs\r\nand lines ~\n",
        "\uFEFFcaf\u00e9 with a byte order mark",
    })
    void tells_what_text_is_without_its_charset(String text) {
        assertThat(type("text/plain; charset=utf-8").tells(Bytes.of(text))).isTrue();
        assertThat(type("text/html; charset=utf-8").tells(Bytes.of(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "caf\u00e9",
        "ISO-2022-JP begins with \u001b$B, and browsers guess it",
        "shifted \u000e",
        "\u007f",
        "\0",
        "late \uFEFF",
    })
    void does_not_tell_what_a_browser_could_take_for_another_charset(String text) {
        assertThat(type("text/plain; charset=utf-8").tells(Bytes.of(text))).isFalse();
        assertThat(type("text/html; charset=utf-8").tells(Bytes.of(text))).isFalse();
        assertThat(type("image/svg+xml; charset=utf-8").tells(Bytes.of(text))).isFalse();
    }

    @Test
    void leaves_to_the_author_what_is_said_without_a_charset() {
        assertThat(type("text/html").tells(Bytes.of("caf\u00e9"))).isTrue();
        assertThat(type("image/png").tells(Bytes.of(new byte[] {(byte) 0x89, 0x1b}))).isTrue();
    }

    @Test
    void tells_json_which_is_always_utf_8() {
        assertThat(type("application/json; charset=utf-8").tells(Bytes.of("\"caf\u00e9\""))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"UTF-8\">\n<title>caf\u00e9</title>",
        "<!doctype html><meta charset=utf-8>caf\u00e9",
        " <!doctype html><html><meta charset='utf-8' />caf\u00e9",
    })
    void tells_a_page_that_says_its_charset(String page) {
        assertThat(type("text/html; charset=utf-8").tells(Bytes.of("xx" + page).slice(2, 2 + Bytes.of(page).size())))
                .isTrue();
        assertThat(type("text/plain; charset=utf-8").tells(Bytes.of(page))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<!doctype html><title>caf\u00e9</title><meta charset=\"utf-8\">",
        "<!doctype html><!-- <meta charset=\"utf-8\"> -->caf\u00e9",
        "<!doctype html><html title='<meta charset=utf-8>'>caf\u00e9",
        "<!doctype html><html><head><meta charset=\"iso-8859-1\">caf\u00e9",
        "caf\u00e9<!doctype html><meta charset=\"utf-8\">",
    })
    void does_not_tell_a_page_whose_charset_a_browser_may_not_find(String page) {
        assertThat(type("text/html; charset=utf-8").tells(Bytes.of(page))).isFalse();
    }

    @Test
    void looks_for_the_charset_of_a_page_where_a_browser_does() {
        String meta = "<meta charset=utf-8>";
        String before = "<!doctype html>";
        String space = " ".repeat(1024 - before.length() - meta.length());

        assertThat(type("text/html; charset=utf-8").tells(Bytes.of(before + space + meta + "caf\u00e9"))).isTrue();
        assertThat(type("text/html; charset=utf-8").tells(Bytes.of(before + space + " " + meta + "caf\u00e9")))
                .isFalse();
    }

    private static @Nullable ServedType type(String contentType) {
        return ServedType.of(Response.bytes(contentType, new byte[0]));
    }
}
