/*
 * Brings a plugin's module and Kismet's UI together, whichever it is.
 */
import {ClassicUi} from './classic-ui.js';
import {NewUi} from './new-ui.js';
import {censorLike} from './censor.js';
import {report} from './report.js';

/** @typedef {import('./ui.js').Ui} Ui */

/**
 * Called by the file in js=, for the UI of 2020 to 2025. That file has told Kismet of tabs and columns already, since
 * Kismet asks for them before this library can be there.
 *
 * @param {import('./classic-ui.js').Early} early what it told, and what Kismet has asked for since
 * @param {() => Promise<{default: (ui: Ui) => unknown}>} load imports the plugin's module
 */
export async function start(early, load) {
    const ui = new ClassicUi(early, globalThis);
    try {
        await (await load()).default(ui);
    } catch (problem) {
        report('the start', problem);
    }
    ui.answerWaiting();
}

/**
 * Called by the register() of the file in ui2=, for the UI after 2026-10.
 *
 * @param {any} kismet
 * @param {() => Promise<{default: (ui: Ui) => unknown}>} load imports the plugin's module
 */
export async function register(kismet, load) {
    censorLike(kismet.censor ?? null);
    try {
        await (await load()).default(new NewUi(kismet));
    } catch (problem) {
        report('the start', problem);
    }
}
