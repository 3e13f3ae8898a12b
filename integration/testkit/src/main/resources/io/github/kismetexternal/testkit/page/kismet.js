/*
 * What plugins use of Kismet's own scripts: storage, texts, the theme, the login of requests. Globals, as in all
 * releases; `simulated` says which release this is.
 */
'use strict';

const kismet = {
    /** One entry of the browser's storage holds everything: its members are the parts of the path. */
    getStorage(path, otherwise = undefined) {
        const [entry, ...names] = path.split('.');
        const value = names.reduce((part, name) => part?.[name], JSON.parse(localStorage.getItem(entry) ?? '{}'));
        return value ?? otherwise;
    },

    putStorage(path, value) {
        const [entry, ...names] = path.split('.');
        const all = JSON.parse(localStorage.getItem(entry) ?? '{}');
        const last = names.pop();
        names.reduce((part, name) => part[name] ??= {}, all)[last] = value;
        localStorage.setItem(entry, JSON.stringify(all));
    },

    ObjectByString(object, path) {
        return path.split('/').reduce((value, name) => value?.[name], object);
    },

    sanitizeId(text) {
        return String(text).replace(/[^A-Za-z0-9_-]/g, '_');
    },

    sanitizeHTML(text) {
        return String(text).replace(/[&<>"'`=/]/g, character => kismet.entities[character]);
    },

    sanitizeObject(value) {
        if (typeof value === 'string') {
            return kismet.sanitizeHTML(value);
        }
        if (value !== null && typeof value === 'object') {
            Object.keys(value).forEach(key => {
                value[key] = kismet.sanitizeObject(value[key]);
            });
        }
        return value;
    },

    censorMAC(text) {
        return window.censor_macs ? text.replace(/((?:[0-9A-Fa-f]{2}:){3})(?:[0-9A-Fa-f]{2}:){2}[0-9A-Fa-f]{2}/g,
            '$1XX:XX:XX') : text;
    },

    censorLocation(degrees) {
        return window.censor_location ? Math.round(degrees) + '.XXXXX' : degrees;
    },

    HumanReadableSize(bytes) {
        return bytes < 1024 ? bytes + ' B' : (bytes / 1024).toFixed(2) + ' KB';
    },

    entities: {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#x60;', '=': '&#x3D;',
        '/': '&#x2F;'}
};
window.kismet = kismet;

if (simulated.themes) {
    kismet.censorString = text => !window.censor_macs ? text
        : text.length < 6 ? 'X'.repeat(text.length) : text.slice(0, 2) + 'X'.repeat(text.length - 4) + text.slice(-2);
}

{
    const asked = new URLSearchParams(location.search);
    window.censor_macs = asked.get('censor') ? 1 : asked.get('censor_macs');
    window.censor_location = asked.get('censor') ? 1 : asked.get('censor_location');
    window.KISMET_PROXY_PREFIX = '';
}

if (simulated.themes) {
    const theme = kismet.getStorage('kismet.ui.theme', 'dark') === 'dark' ? 'dark' : 'light';
    document.documentElement.classList.add('themed');
    if (theme === 'dark') {
        document.documentElement.setAttribute('data-theme', 'dark');
    }
    window.kismet_theme = {theme};
}

$.ajaxSetup({
    timeout: 5000,
    xhrFields: {withCredentials: true},
    beforeSend(request) {
        request.setRequestHeader('Authorization', 'Basic ' + btoa(
            kismet.getStorage('kismet.base.login.username', 'kismet') + ':'
            + kismet.getStorage('kismet.base.login.password', '')));
    }
});
