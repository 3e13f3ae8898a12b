/*
 * Dark or light. Kismet since 2023 marks its page; a page of the plugin's own takes what was chosen there.
 */
import {stored} from './stored.js';

const listeners = new Set();
let watching = false;

/**
 * Returns the page's theme.
 *
 * @returns {'dark' | 'light'}
 */
function current() {
    const marked = document.documentElement.dataset.theme;
    if (marked === 'dark' || marked === 'light') {
        return marked;
    }
    const kismets = globalThis.kismet_theme?.theme;
    if (kismets === 'dark' || kismets === 'light') {
        return kismets;
    }
    // Pages of 2020 to 2022 are light, whatever the system prefers.
    return globalThis.kismet_ui || !matchMedia('(prefers-color-scheme: dark)').matches ? 'light' : 'dark';
}

function watch() {
    if (!watching) {
        watching = true;
        const tell = () => listeners.forEach(listener => listener(current()));
        new MutationObserver(tell).observe(document.documentElement, {attributeFilter: ['data-theme']});
        matchMedia('(prefers-color-scheme: dark)').addEventListener('change', tell);
    }
}

export const theme = {
    current,

    /**
     * Marks a page of the plugin's own with the theme that the user chose in Kismet, dark unless another, so that the
     * stylesheet follows it. Kismet's own pages are marked already.
     */
    follow() {
        const chosen = stored('kismet.ui.theme');
        if (!globalThis.kismet_ui && document.documentElement.dataset.theme === undefined) {
            document.documentElement.dataset.theme = chosen === 'light' ? 'light' : 'dark';
        }
    },

    /**
     * Calls a function whenever the theme changes.
     *
     * @param {(theme: 'dark' | 'light') => void} listener
     * @returns {() => void} ends it
     */
    onChange(listener) {
        watch();
        listeners.add(listener);
        return () => listeners.delete(listener);
    },

    /**
     * Returns a colour or another value of the stylesheet.
     *
     * @param {string} variable such as "--kp-text"
     * @param {Element} [at] where it holds
     * @returns {string}
     */
    value(variable, at = document.documentElement) {
        return getComputedStyle(at).getPropertyValue(variable).trim();
    },
};
