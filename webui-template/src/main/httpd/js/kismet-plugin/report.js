/*
 * What goes wrong is told in the browser's console, once for each place, and never reaches Kismet's own code: there it
 * could keep the rest of the page from being drawn.
 */
import {dirname} from './place.js';

const told = new Set();

/**
 * Tells of a failure, the first time it happens.
 *
 * @param {string} what
 * @param {unknown} problem
 */
export function report(what, problem) {
    if (!told.has(what)) {
        told.add(what);
        console.error(`Plugin ${dirname}: ${what} failed.`, problem);
    }
}

/**
 * Says, once, what is not there in this Kismet.
 *
 * @param {string} text
 */
export function note(text) {
    if (!told.has(text)) {
        told.add(text);
        console.info(`Plugin ${dirname}: ${text}`);
    }
}

/**
 * Runs what the plugin's author wrote; what it throws, or its promise, is reported.
 *
 * @template T
 * @param {string} what
 * @param {() => T} action
 * @param {T} [otherwise] returned if it throws
 * @returns {T | undefined}
 */
export function guard(what, action, otherwise) {
    try {
        const result = action();
        if (result instanceof Promise) {
            result.catch(problem => report(what, problem));
        }
        return result;
    } catch (problem) {
        report(what, problem);
        return otherwise;
    }
}
