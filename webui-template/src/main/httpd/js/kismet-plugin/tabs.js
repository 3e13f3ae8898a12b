/*
 * The content of tabs.
 */
import {element, styles} from './element.js';
import {guard, report} from './report.js';

/**
 * Fills a tab. If that fails, the tab says so.
 *
 * @param {import('./ui.js').Tab} tab
 * @param {HTMLElement} parent
 * @returns {Promise<import('./ui.js').TabLife>}
 */
export async function fill(tab, parent) {
    styles();
    const page = element('div.kp.kp-page');
    parent.replaceChildren(page);
    try {
        return await tab.create(page) ?? {};
    } catch (problem) {
        report(`the tab ${tab.id}`, problem);
        failed(page);
        return {};
    }
}

/**
 * Says that there is nothing to see.
 *
 * @param {HTMLElement} parent
 */
export function failed(parent) {
    styles();
    parent.replaceChildren(element('p.kp.kp-failed', {role: 'alert'},
        'This part of the plugin failed; the browser\'s console has the reason.'));
}

/**
 * Tells a tab when it comes into sight and goes. Kismet itself says so since 2025-09 only.
 *
 * @param {import('./ui.js').Tab} tab
 * @param {import('./ui.js').TabLife} life
 * @param {HTMLElement} parent
 */
export function watch(tab, life, parent) {
    if (!life.show && !life.hide) {
        return;
    }
    let seen = false;
    new IntersectionObserver(entries => {
        const sight = entries[entries.length - 1].isIntersecting;
        if (sight !== seen) {
            seen = sight;
            guard(`the tab ${tab.id}`, () => sight ? life.show?.() : life.hide?.());
        }
    }).observe(parent);
}
