/*
 * Who shows Kismet to others opens it with ?censor=1, and expects plugins, too, to hide what tells where he is.
 */
const MAC = /\b((?:[0-9A-Fa-f]{2}:){3})(?:[0-9A-Fa-f]{2}:){2}[0-9A-Fa-f]{2}\b/g;

/** @type {any} */
let newUi = null;

/**
 * Uses the new UI's own settings.
 *
 * @param {any} censorOfKismet
 */
export function censorLike(censorOfKismet) {
    newUi = censorOfKismet;
}

function hides(what) {
    if (newUi) {
        return typeof newUi.hidesMaps === 'function' ? Boolean(newUi.hidesMaps()) : false;
    }
    // Kismet's page keeps there what its address says; other pages have their own address only.
    const asked = new URLSearchParams(location.search);
    return Boolean(globalThis[what] || asked.get(what) || asked.get('censor'));
}

export const censor = {
    /**
     * Returns a text whose MAC addresses lack their last three bytes, where the user wants that.
     *
     * @param {string} text
     * @returns {string}
     */
    mac(text) {
        return hides('censor_macs') ? String(text).replace(MAC, '$1XX:XX:XX') : String(text);
    },

    /**
     * Returns a name, such as an SSID, with its first and last two characters only, where the user wants that.
     *
     * @param {string} text
     * @returns {string}
     */
    name(text) {
        const characters = [...String(text)];
        if (!hides('censor_macs')) {
            return characters.join('');
        }
        return characters
            .map((character, i) => characters.length > 5 && (i < 2 || i >= characters.length - 2) ? character : 'X')
            .join('');
    },

    /**
     * Returns a latitude or longitude, in whole degrees where the user wants that.
     *
     * @param {number} degrees
     * @returns {string}
     */
    location(degrees) {
        return hides('censor_location') ? `${Math.round(degrees)}.XXXXX` : String(degrees);
    },

    /**
     * Returns whether maps are not to be shown at all.
     *
     * @returns {boolean}
     */
    hidesMaps() {
        return hides('censor_location');
    },
};
