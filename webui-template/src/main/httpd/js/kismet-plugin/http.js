/*
 * Requests to the plugin's helper, and to Kismet.
 */
import {encode, form, parts} from './encoding.js';
import {url} from './place.js';
import {stored} from './stored.js';

/** With the space: without it Kismet does not read the body. */
const FORM = 'application/x-www-form-urlencoded; charset=UTF-8';
const SECONDS = 10;

/** A request that did not succeed. */
export class RequestError extends Error {
    /**
     * @param {string} message
     * @param {{status?: number, body?: string, timedOut?: boolean, cause?: unknown}} [about]
     */
    constructor(message, {status = 0, body = '', timedOut = false, cause} = {}) {
        super(message, {cause});
        this.name = 'RequestError';
        /** The HTTP status; 0 if there was no answer. */
        this.status = status;
        /** What was answered. From a stranger, perhaps: show it as text only. */
        this.body = body;
        /** Whether no answer came in time. */
        this.timedOut = timedOut;
    }
}

/**
 * @typedef {object} RequestOptions
 * @property {Record<string, unknown>} [variables] appended to the path; no value may contain "&"
 * @property {number} [timeout] in seconds, 10 unless given. A plugin that has died never answers
 * @property {AbortSignal} [signal] gives the request up
 * @property {'json' | 'text' | 'blob'} [as] what to return; unless given, what Content-Type says
 */

/**
 * Asks for something: "notes" is one of the plugin's helper, "/system/status.json" one of Kismet.
 *
 * @param {string} path
 * @param {RequestOptions} [options]
 * @returns {Promise<any>}
 * @throws {RequestError} if the answer is no success, no JSON where it must be, or does not come in time
 */
export async function get(path, options = {}) {
    const query = form(options.variables ?? {});
    const response = await send(path + (query && (path.includes('?') ? '&' : '?') + query), {method: 'GET'}, options);
    return content(path, response, options.as);
}

/** @type {Promise<string> | undefined} */
let csrf;

/**
 * Sends JSON of up to 1 MiB to a handler of the plugin's helper, which reads it with request.json(…).
 *
 * @param {string} path
 * @param {unknown} value
 * @param {RequestOptions} [options] the timeout is that of each part: there is one for every 8.7 kB
 * @returns {Promise<any>} what the handler answers
 * @throws {RequestError} as get()
 * @throws {TypeError} if the value is none that JSON has
 * @throws {RangeError} if it is too large
 */
export async function post(path, value, options = {}) {
    const encoded = encode(value);
    try {
        return await upload(path, encoded, options);
    } catch (problem) {
        if (!(problem instanceof RequestError) || problem.status !== 403) {
            throw problem;
        }
        // The plugin's process is another one since, and so is its value.
        csrf = undefined;
        return upload(path, encoded, options);
    }
}

async function upload(path, encoded, options) {
    csrf ??= get('_session').then(session => session.csrf);
    let token;
    try {
        token = await csrf;
    } catch (problem) {
        csrf = undefined;
        throw problem;
    }
    let response;
    for (const part of parts(encoded)) {
        const body = form({...part, _csrf: token});
        response = await send(path, {method: 'POST', headers: {'Content-Type': FORM}, body}, options);
    }
    return content(path, response, options.as);
}

/**
 * Sends a request; an answer that is no success is an error.
 *
 * @param {string} path
 * @param {RequestInit} request
 * @param {RequestOptions} options
 * @returns {Promise<Response>}
 */
async function send(path, request, options) {
    const shown = path.split('?')[0];
    let response = await answer(path, shown, request, options);
    const login = response.status === 401 ? storedLogin() : undefined;
    if (login) {
        const headers = {...request.headers, Authorization: login};
        response = await answer(path, shown, {...request, headers}, options);
    }
    if (response.ok) {
        return response;
    }
    const body = await response.text().catch(() => '');
    const hint = response.status === 401 ? '; sign in to Kismet first' : '';
    throw new RequestError(`${shown} answered ${response.status}${hint}`, {status: response.status, body});
}

async function answer(path, shown, request, {timeout = SECONDS, signal}) {
    const address = url(path);
    const ending = new AbortController();
    const giveUp = () => ending.abort();
    const timer = setTimeout(giveUp, timeout * 1000);
    signal?.addEventListener('abort', giveUp);
    try {
        signal?.throwIfAborted();
        const response = await fetch(address, {
            ...request,
            credentials: 'same-origin',
            cache: 'no-store',
            signal: ending.signal,
        });
        // The body, too, has to come in time.
        const body = await response.blob();
        return new Response(body.size > 0 ? body : null, {status: response.status, headers: response.headers});
    } catch (cause) {
        signal?.throwIfAborted();
        const timedOut = ending.signal.aborted;
        const why = timedOut ? `did not answer within ${timeout} s` : 'could not be reached';
        throw new RequestError(`${shown} ${why}`, {timedOut, cause});
    } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', giveUp);
    }
}

async function content(path, response, as) {
    const wanted = as ?? (/\bjson\b/.test(response.headers.get('Content-Type') ?? '') ? 'json' : 'text');
    if (wanted === 'blob') {
        return response.blob();
    }
    const text = await response.text();
    if (wanted === 'text') {
        return text;
    }
    try {
        // Kismet answers what it does not know with 200 and nothing.
        return JSON.parse(text);
    } catch (cause) {
        const what = text === '' ? 'nothing' : 'no JSON';
        throw new RequestError(`${path} answered ${what}`, {status: response.status, body: text, cause});
    }
}

/**
 * Since 2023 a login's cookie is void after a restart of Kismet; its own pages sign in with each request instead.
 *
 * @returns {string | undefined}
 */
function storedLogin() {
    const password = stored('kismet.base.login.password');
    return password ? `Basic ${btoa(`${stored('kismet.base.login.username') ?? 'kismet'}:${password}`)}` : undefined;
}
