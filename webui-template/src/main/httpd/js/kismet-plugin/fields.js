/*
 * Fields of Kismet's records.
 */

/** @typedef {string | [path: string, alias: string]} Field */

/**
 * Returns a field of a record.
 *
 * @param {any} record
 * @param {string} path names with slashes between them
 * @returns {any} undefined if there is none
 */
export function field(record, path) {
    let value = record;
    for (const name of path.split('/')) {
        if (value === null || typeof value !== 'object' || !Object.hasOwn(value, name)) {
            return undefined;
        }
        value = value[name];
    }
    return value;
}

/**
 * Returns the name under which Kismet delivers a field: its alias, or the last part of its path.
 *
 * @param {Field} wanted
 * @returns {string}
 */
export function fieldName(wanted) {
    return Array.isArray(wanted) ? wanted[1] : wanted.slice(wanted.lastIndexOf('/') + 1);
}

/**
 * Takes the wanted fields out of a row of Kismet's device list, as text and not as HTML.
 *
 * @param {Field[]} wanted
 * @param {Record<string, unknown>} row
 * @returns {Record<string, any>} by alias, or last part of the path
 */
export function pick(wanted, row) {
    const picked = {};
    for (const one of wanted) {
        picked[fieldName(one)] = unescaped(row[fieldName(one)]);
    }
    return picked;
}

const ENTITIES = {
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
    '&#x60;': '`',
    '&#x3D;': '=',
    '&#x2F;': '/',
};

/**
 * Undoes what Kismet's UI of 2020 to 2025 does to all strings before plugins see them: it escapes them for HTML. This
 * library makes text nodes only, in which that would be seen.
 *
 * @param {any} value
 * @returns {any} a copy
 */
export function unescaped(value) {
    if (typeof value === 'string') {
        return value.replace(/&(?:amp|lt|gt|quot|#39|#x60|#x3D|#x2F);/g, entity => ENTITIES[entity]);
    }
    if (Array.isArray(value)) {
        return value.map(unescaped);
    }
    if (value !== null && typeof value === 'object') {
        return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, unescaped(member)]));
    }
    return value;
}
