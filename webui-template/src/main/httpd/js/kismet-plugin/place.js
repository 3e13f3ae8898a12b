/*
 * Where this plugin and Kismet are. Kismet may stand behind a proxy at any path, so nothing here begins with a slash.
 */

/**
 * Finds Kismet and the plugin from the address of a file in the plugin's js/kismet-plugin/.
 *
 * @param {string} file
 * @returns {{root: string, dirname: string}} the root ends in a slash
 */
export function placeOf(file) {
    const plugin = new URL('../../', file);
    const segments = plugin.pathname.split('/');
    return {root: new URL('../../', plugin).href, dirname: segments[segments.length - 2]};
}

const place = placeOf(import.meta.url);

/** The name of the plugin's directory, which is also the first part of its helper's paths. */
export const dirname = place.dirname;

/** Kismet's address, with a slash at the end. */
export const root = place.root;

/**
 * Resolves a path: "notes" is one of the plugin's helper, "/system/status.json" one of Kismet.
 *
 * @param {string} path
 * @param {{root: string, dirname: string}} [of]
 * @returns {string}
 */
export function url(path, of = place) {
    const resolved = new URL(path.startsWith('/') ? '.' + path : './' + of.dirname + '/' + path, of.root).href;
    if (!resolved.startsWith(of.root)) {
        throw new TypeError(`path (${path}) must stay within Kismet, at ${of.root}`);
    }
    return resolved;
}

/**
 * Returns the address of a file of this library.
 *
 * @param {string} path relative to the plugin's httpd/
 * @returns {string}
 */
export function file(path) {
    return new URL('../../' + path, import.meta.url).href;
}
