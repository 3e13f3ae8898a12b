/*
 * Elements are made from text and nodes, never from HTML: SSIDs and device names come from strangers.
 */
import {file} from './place.js';

const ADDRESSES = new Set(['href', 'src', 'action', 'formaction', 'poster', 'data']);
const HARMLESS = new Set(['http:', 'https:', 'mailto:', 'blob:']);
const REFUSED = new Set(['srcdoc', 'style']);

/**
 * Makes an element.
 *
 * @param {string} tag such as "p", or "p.kp-muted" with classes
 * @param {Record<string, any>} [attributes] "onclick" and the like are functions; true means an empty attribute, false,
 *     null and undefined none; "dataset" is an object; "style" is an object of properties
 * @param {...(Node | string | number | null | undefined | (Node | string | number | null | undefined)[])} children
 * @returns {any} the element
 */
export function element(tag, attributes = {}, ...children) {
    const [name, ...classes] = tag.split('.');
    if (/^(script|iframe|object|embed)$/i.test(name)) {
        throw new TypeError(`element (${name}) must be one that runs nothing`);
    }
    const made = document.createElement(name);
    if (classes.length > 0) {
        made.className = classes.join(' ');
    }
    for (const [attribute, value] of Object.entries(attributes)) {
        setAttribute(made, attribute, value);
    }
    made.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined)
        .map(child => child instanceof Node ? child : String(child)));
    return made;
}

function setAttribute(made, name, value) {
    if (name === 'style' && value !== null && typeof value === 'object') {
        for (const [property, text] of Object.entries(value)) {
            made.style.setProperty(property, text);
        }
    } else if (name === 'dataset') {
        Object.assign(made.dataset, value);
    } else if (typeof value === 'function' && name.startsWith('on')) {
        made.addEventListener(name.slice(2), value);
    } else if (value !== false && value !== null && value !== undefined) {
        checkAttribute(name.toLowerCase(), value);
        made.setAttribute(name, value === true ? '' : value);
    }
}

function checkAttribute(name, value) {
    if (name.startsWith('on') || REFUSED.has(name)) {
        throw new TypeError(`attribute (${name}) must be no text that is run; give a function, or an object for style`);
    }
    if (ADDRESSES.has(name) && !HARMLESS.has(new URL(value, document.baseURI).protocol)) {
        throw new TypeError(`attribute (${name}) must be an address that begins with http:, https:, mailto: or blob:, `
            + 'or a relative one');
    }
}

/**
 * Sees to it that the page has a stylesheet, once; unless told otherwise that of this library.
 *
 * @param {string} [address]
 */
export function styles(address = file('css/kismet-plugin.css')) {
    const there = [...document.querySelectorAll('link[rel=stylesheet]')].some(link => link.href === address);
    if (!there) {
        document.head.append(element('link', {rel: 'stylesheet', href: address}));
    }
}
