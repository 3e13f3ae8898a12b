/*
 * Kismet's event bus. A websocket of its own: on one that is shared, a second subscription to a topic would replace
 * that of Kismet's own pages.
 */
import {root} from './place.js';
import {guard} from './report.js';
import {stored} from './stored.js';

/** How events that a helper publishes arrive up to 2025-09, whatever their topic. */
const PUBLISHED = 'kismet.eventbus.event_json';
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;

/**
 * Subscriptions on a socket that is opened anew whenever it closes.
 */
export class Events {
    #open;
    #after;
    /** @type {Map<string, Set<{callback: (content: any) => void}>>} */
    #topics = new Map();
    #socket;
    #pause = FIRST_PAUSE;
    #refused = false;

    /**
     * @param {(withLogin: boolean) => WebSocket} open
     * @param {(milliseconds: number, action: () => void) => void} [after]
     */
    constructor(open, after = (milliseconds, action) => setTimeout(action, milliseconds)) {
        this.#open = open;
        this.#after = after;
    }

    /**
     * @param {string} topic
     * @param {(content: any) => void} callback
     * @returns {() => void}
     */
    subscribe(topic, callback) {
        const listeners = this.#topics.get(topic) ?? new Set();
        const listener = {callback};
        listeners.add(listener);
        if (!this.#topics.has(topic)) {
            this.#topics.set(topic, listeners);
            if (this.#socket) {
                this.#send({SUBSCRIBE: topic});
            } else {
                this.#connect();
            }
        }
        return () => {
            listeners.delete(listener);
            if (listeners.size === 0 && this.#topics.get(topic) === listeners) {
                this.#topics.delete(topic);
                this.#send({UNSUBSCRIBE: topic});
            }
        };
    }

    #connect() {
        const socket = this.#open(this.#refused);
        let opened = false;
        this.#socket = socket;
        socket.onopen = () => {
            opened = true;
            this.#pause = FIRST_PAUSE;
            this.#topics.forEach((_, topic) => this.#send({SUBSCRIBE: topic}));
        };
        socket.onmessage = message => this.#receive(message.data);
        socket.onclose = () => {
            // Since 2023 the cookie of a login is void after a restart of Kismet: the next try signs in by itself.
            this.#refused = !opened;
            this.#after(this.#pause, () => this.#connect());
            this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE);
        };
    }

    #send(request) {
        if (this.#socket?.readyState === 1) {
            this.#socket.send(JSON.stringify(request));
        }
    }

    #receive(text) {
        const message = parsed(text);
        for (const [topic, content] of Object.entries(message ?? {})) {
            if (topic === PUBLISHED) {
                this.#published(content);
            } else {
                this.#tell(topic, content);
            }
        }
    }

    /** Where only the topic arrives (2025-09) there is no content; else it is the member with the topic's name. */
    #published(text) {
        if (this.#topics.has(text)) {
            this.#tell(text, null);
            return;
        }
        const message = parsed(text);
        for (const topic of this.#topics.keys()) {
            if (message !== null && typeof message === 'object' && Object.hasOwn(message, topic)) {
                this.#tell(topic, message[topic]);
            }
        }
    }

    #tell(topic, content) {
        this.#topics.get(topic)?.forEach(
            listener => guard(`the listener to ${topic}`, () => listener.callback(content)));
    }
}

function parsed(text) {
    try {
        return JSON.parse(text);
    } catch {
        return null;
    }
}

function socket(withLogin) {
    const address = new URL('eventbus/events.ws', root);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    const password = stored('kismet.base.login.password');
    if (withLogin && password) {
        address.searchParams.set('user', stored('kismet.base.login.username') ?? 'kismet');
        address.searchParams.set('password', password);
    }
    return new WebSocket(address);
}

/** @type {Events | undefined} */
let ofPage;

/**
 * Listens to events, Kismet's own or those that a helper publishes.
 *
 * Of a published event Kismet 2025-09 delivers the topic only: the callback gets null. Up to 2023-07 it delivers the
 * JSON without the topic: publish {"MY_TOPIC": …}, and the callback gets what is in there.
 *
 * @param {string} topic such as TIMESTAMP
 * @param {(content: any) => void} callback what it gets comes from the air, perhaps: show it as text only
 * @returns {() => void} ends it
 */
export function events(topic, callback) {
    ofPage ??= new Events(socket);
    return ofPage.subscribe(topic, callback);
}
