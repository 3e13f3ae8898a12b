/*
 * Names with their values.
 */
import {element, styles} from './element.js';

/**
 * Makes a list of names with their values.
 *
 * @param {Record<string, any> | [string, any][]} values texts and numbers are shown as text; null is left out
 * @returns {{element: HTMLElement, update(values: Record<string, any> | [string, any][]): void}}
 */
export function keyValues(values) {
    styles();
    const list = element('dl.kp.kp-values');
    const update = next => {
        const entries = Array.isArray(next) ? next : Object.entries(next);
        list.replaceChildren(...entries
            .filter(([, value]) => value !== null && value !== undefined)
            .flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]));
    };
    update(values);
    return {element: list, update};
}
