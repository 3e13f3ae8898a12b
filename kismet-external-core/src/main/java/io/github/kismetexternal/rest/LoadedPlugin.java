package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.event.Fields;

/**
 * A plugin that Kismet loaded when it started; whether its helper still runs, Kismet does not say. Immutable as long as
 * nobody changes the tree.
 *
 * @param name as its manifest has it
 * @param description as its manifest has it
 * @param author as its manifest has it
 * @param version as its manifest has it
 * @param helper the helper's file name; empty if it has none
 * @param dirname the name of its directory
 * @param raw all that Kismet says of it
 */
public record LoadedPlugin(
        String name,
        String description,
        String author,
        String version,
        String helper,
        String dirname,
        JsonNode raw) {
    static LoadedPlugin of(JsonNode raw) {
        Fields plugin = Fields.of(raw, "kismet.plugin.");
        return new LoadedPlugin(
                plugin.text("name"),
                plugin.text("description"),
                plugin.text("author"),
                plugin.text("version"),
                plugin.text("http_helper"),
                plugin.text("dirname"),
                raw);
    }
}
