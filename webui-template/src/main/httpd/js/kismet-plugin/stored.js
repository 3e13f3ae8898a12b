/*
 * What the user has set in Kismet's UI of 2020 to 2025, which is kept in the browser.
 */

/**
 * Returns a setting; on a page of the plugin's own, too.
 *
 * @param {string} path such as "kismet.ui.theme"
 * @returns {any} undefined if it is not set
 */
export function stored(path) {
    if (typeof globalThis.kismet?.getStorage === 'function') {
        return globalThis.kismet.getStorage(path, undefined);
    }
    try {
        // One entry holds them all, and their paths are its members.
        const [entry, ...names] = path.split('.');
        return names.reduce((value, name) => value?.[name], JSON.parse(localStorage.getItem(entry) ?? '{}'));
    } catch {
        // Storage is switched off, or somebody else's.
        return undefined;
    }
}
