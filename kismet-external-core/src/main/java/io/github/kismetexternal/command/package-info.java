/**
 * What a helper and Kismet say to each other, independent of how it is written on the wire.
 *
 * <p>Each command of Kismet's external helper protocol is one record here, named after the command. The records know
 * nothing of bytes, frames or generations: {@code wire} turns them into any of the three generations and back, in both
 * directions, so that a stand-in for Kismet uses the same code as a plugin. Datasource commands are not modelled yet,
 * and those that are documented but that no release sends or heeds (SYSTEMREGISTER, HTTPREQUESTCANCEL, and REGISTER and
 * ERROR of v3) never will be; all these arrive as {@link io.github.kismetexternal.command.UnknownCommand}.
 */
@NullMarked
package io.github.kismetexternal.command;

import org.jspecify.annotations.NullMarked;
