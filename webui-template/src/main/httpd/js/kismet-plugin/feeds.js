/*
 * Live data from the plugin's helper. However many feeds a page follows, it keeps one request waiting, and none while
 * it is hidden: a browser has six connections to a server, and Kismet's own pages need them.
 */
import {get} from './http.js';
import {guard, report} from './report.js';
import {inTurn} from './turns.js';

/** How long a question waits at the helper for news, in seconds. */
const WAIT = 10;
/** Milliseconds for more news to gather before the next question. */
const SETTLE = 100;
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30_000;

/**
 * @typedef {object} FeedListener
 * @property {(data: any, seq: number) => void} item called for each item, in their order
 * @property {() => void} [gap] called when items were lost: too many came, or the plugin was started again
 * @property {(seq: number, bytes: number) => void} [tooLarge] called for an item that is too large for a feed
 * @property {(problem: Error) => void} [error] called when the helper does not answer; it is asked again, unless it
 *     does not know the feed
 */

/** The feeds of a page, and the loop that asks for them. */
export class Feeds {
    #ask;
    #page;
    #pause;
    /** @type {Map<string, {cursor: string, unknown: boolean, listeners: Set<FeedListener>}>} */
    #feeds = new Map();
    #running = false;
    #waiting = new AbortController();

    /**
     * @param {(feeds: string, signal: AbortSignal) => Promise<any>} ask
     * @param {{isHidden(): boolean, onChange(listener: () => void): void}} page
     * @param {(milliseconds: number, signal: AbortSignal) => Promise<void>} pause ends early with the signal
     */
    constructor(ask, page, pause) {
        this.#ask = ask;
        this.#page = page;
        this.#pause = pause;
        page.onChange(() => this.#changed());
    }

    /**
     * @param {string} name
     * @param {FeedListener} listener
     * @returns {() => void}
     */
    subscribe(name, listener) {
        if (!/^[^:,&/][^:,&]*$/.test(name)) {
            throw new TypeError(`feed (${name}) must be a path without a slash in front, and without ":", "," and "&"`);
        }
        const feed = this.#feeds.get(name) ?? {cursor: ':', unknown: false, listeners: new Set()};
        feed.listeners.add(listener);
        if (!this.#feeds.has(name)) {
            this.#feeds.set(name, feed);
            this.#changed();
        }
        return () => {
            feed.listeners.delete(listener);
            if (feed.listeners.size === 0 && this.#feeds.get(name) === feed) {
                this.#feeds.delete(name);
                this.#changed();
            }
        };
    }

    #changed() {
        this.#waiting.abort();
        queueMicrotask(() => this.#run());
    }

    #question() {
        return this.#page.isHidden() ? '' : [...this.#feeds]
            .filter(([, feed]) => !feed.unknown)
            .map(([name, feed]) => `${name}:${feed.cursor}`)
            .join(',');
    }

    async #run() {
        if (this.#running) {
            return;
        }
        this.#running = true;
        let pause = FIRST_PAUSE;
        for (let question = this.#question(); question !== ''; question = this.#question()) {
            this.#waiting = new AbortController();
            const {signal} = this.#waiting;
            try {
                const answer = await this.#ask(question, signal);
                pause = FIRST_PAUSE;
                await this.#pause(this.#deliver(answer.feeds) ? 0 : SETTLE, signal);
            } catch (problem) {
                if (!signal.aborted) {
                    this.#fail(problem);
                    await this.#pause(pause, signal);
                    pause = Math.min(2 * pause, LONGEST_PAUSE);
                }
            }
        }
        this.#running = false;
    }

    /** Returns whether further items are there already. */
    #deliver(answers) {
        let more = false;
        for (const [name, answer] of Object.entries(answers)) {
            const feed = this.#feeds.get(name);
            if (!feed) {
                continue;
            }
            if (answer.error) {
                feed.unknown = true;
                tell(feed, 'error', new Error(`The plugin has no feed ${name}.`));
                report(`following the feed ${name}`, answer.error);
                continue;
            }
            feed.cursor = `${answer.epoch}:${answer.next}`;
            more ||= answer.more;
            if (answer.gap) {
                tell(feed, 'gap');
            }
            for (const item of answer.items) {
                if (item.tooLarge === undefined) {
                    tell(feed, 'item', item.data, item.seq);
                } else {
                    tell(feed, 'tooLarge', item.seq, item.tooLarge);
                }
            }
        }
        return more;
    }

    #fail(problem) {
        report('asking for feeds', problem);
        for (const feed of this.#feeds.values()) {
            tell(feed, 'error', problem);
        }
    }
}

function tell(feed, what, ...values) {
    for (const listener of feed.listeners) {
        guard(`a feed's ${what}()`, () => listener[what]?.(...values));
    }
}

function pauseFor(milliseconds, signal) {
    return new Promise(resolve => {
        const done = () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', done);
            resolve();
        };
        const timer = setTimeout(done, milliseconds);
        signal.addEventListener('abort', done);
    });
}

/** @type {Feeds | undefined} */
let ofPage;

/**
 * Follows a feed of the plugin's helper. The first listener of a feed gets the items that are kept, too; further ones
 * what comes from then on.
 *
 * @param {string} feed its path below /<dirname>/
 * @param {FeedListener | FeedListener['item']} listener
 * @returns {() => void} ends it
 */
export function subscribe(feed, listener) {
    ofPage ??= new Feeds(
        (feeds, signal) => inTurn(
            () => get('_feeds', {variables: {wait: WAIT, f: feeds}, timeout: 2 * WAIT, signal, as: 'json'}), signal),
        {
            isHidden: () => document.hidden,
            onChange: changed => document.addEventListener('visibilitychange', changed),
        },
        pauseFor);
    return ofPage.subscribe(feed, typeof listener === 'function' ? {item: listener} : listener);
}
