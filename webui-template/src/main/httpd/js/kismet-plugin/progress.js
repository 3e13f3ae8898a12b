/*
 * How far something is.
 */
import {element, styles} from './element.js';

let made = 0;

/**
 * Makes a bar that shows how far something is.
 *
 * @param {string} label
 * @param {number} [most] the value when it is done, 1 unless given
 * @returns {{element: HTMLElement, set(value: number | null, text?: string): void}} null means that nobody knows
 */
export function progress(label, most = 1) {
    styles();
    const id = `kp-progress-${++made}-${Math.random().toString(36).slice(2)}`;
    const bar = element('progress', {id, max: most});
    const words = element('span.kp-muted', {'aria-live': 'polite'});
    return {
        element: element('div.kp.kp-progress', {}, element('label', {for: id}, label), bar, words),
        set(value, text = '') {
            if (value === null) {
                bar.removeAttribute('value');
            } else {
                bar.value = value;
            }
            words.textContent = text;
        },
    };
}
