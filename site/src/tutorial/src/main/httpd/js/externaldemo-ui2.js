/*
 * Kismet's page after 2026-10 loads this module.
 */
import {register as registerPlugin} from './kismet-plugin.js';

export function register(kismet) {
    return registerPlugin(kismet, () => import('./externaldemo.js'));
}
