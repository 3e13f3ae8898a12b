/*
 * How JSON travels to a helper. Kismet forwards decoded variables only, cuts them at "&", and 2025-09 freezes a plugin
 * for good over a form of 16 kB: so it is base64url, in parts.
 */

/** What the plugin puts together again, in bytes of JSON. */
export const LARGEST_JSON = 1 << 20;

/** Characters of base64url in one request, below the 12 000 that a helper takes. */
export const PART = 11_600;

/**
 * Encodes a value as JSON, UTF-8 and base64url without padding.
 *
 * @param {unknown} value
 * @returns {string}
 */
export function encode(value) {
    const json = JSON.stringify(value);
    if (json === undefined) {
        throw new TypeError('value must be one that JSON has, was ' + typeof value);
    }
    const bytes = new TextEncoder().encode(json);
    if (bytes.length > LARGEST_JSON) {
        throw new RangeError(`JSON (${bytes.length} bytes) must have ${LARGEST_JSON} bytes at most; send less at once`);
    }
    return base64url(bytes);
}

/**
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function base64url(bytes) {
    let binary = '';
    for (let i = 0; i < bytes.length; i += 0x8000) {
        binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
    }
    return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/**
 * Cuts encoded JSON into the variables of one request or several, which are to be sent one after the other.
 *
 * @param {string} encoded
 * @returns {Record<string, string>[]}
 */
export function parts(encoded) {
    if (encoded.length <= PART) {
        return [{_json: encoded}];
    }
    const upload = base64url(crypto.getRandomValues(new Uint8Array(16)));
    const count = Math.ceil(encoded.length / PART);
    return Array.from({length: count}, (_, i) => ({
        _json: encoded.slice(i * PART, (i + 1) * PART),
        _upload: upload,
        _part: String(i),
        _parts: String(count),
    }));
}

/**
 * Writes variables the way a form does. Kismet cuts values at "&", even at encoded ones, so none may be in there.
 *
 * @param {Record<string, unknown>} variables
 * @returns {string}
 */
export function form(variables) {
    return Object.entries(variables).map(([name, value]) => {
        if (/[&=]/.test(name) || String(value).includes('&')) {
            throw new TypeError(`variable (${name}) must not contain "&", nor its name "=": Kismet cuts it there; `
                + 'send it with post()');
        }
        return encodeURIComponent(name) + '=' + encodeURIComponent(String(value));
    }).join('&');
}
