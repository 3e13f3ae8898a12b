/*
 * Short messages in a corner of the page.
 */
import {element, styles} from './element.js';

const SECONDS = 6;
const MOST = 5;

/** @type {HTMLElement | undefined} */
let corner;

/**
 * Shows a message for some seconds, longer while somebody points at it; errors stay until they are closed.
 *
 * @param {string} text
 * @param {'info' | 'success' | 'error'} [kind]
 * @returns {() => void} closes it
 */
export function toast(text, kind = 'info') {
    styles();
    if (!corner?.isConnected) {
        corner = element('div.kp.kp-toasts', {role: 'region', 'aria-label': 'Messages'});
        document.body.append(corner);
    }
    const close = () => {
        clearTimeout(timer);
        shown.remove();
    };
    const shown = element(`div.kp-toast.kp-${kind}`, {role: kind === 'error' ? 'alert' : 'status'},
        element('span', {}, text),
        element('button.kp-close', {type: 'button', 'aria-label': 'Close', onclick: close}, '×'));
    let timer;
    if (kind !== 'error') {
        const wait = () => {
            clearTimeout(timer);
            timer = setTimeout(close, SECONDS * 1000);
        };
        shown.addEventListener('mouseenter', () => clearTimeout(timer));
        shown.addEventListener('mouseleave', wait);
        wait();
    }
    corner.append(shown);
    while (corner.children.length > MOST) {
        corner.firstElementChild.remove();
    }
    return close;
}
