/* The watch, kept in this browser: what is watched for is stored there, and Kismet is asked while the page is seen. */
import {toast} from './kismet-plugin.js';
import {devicesSince} from './kismet-devices.js';
import {matches, parse} from './watch-patterns.js';
import {WatchState} from './watch-state.js';

const STORED = '_dirname_.patterns';
const SECONDS_BETWEEN_LOOKS = 3;
const MOST_PATTERNS = 30;
const MOST_TOASTS = 3;

class BrowsersWatch extends WatchState {
    #newest = 0;
    #looks = Promise.resolve();

    start() {
        this.replace(stored(), []);
        this.#goOn();
    }

    async add(text) {
        const added = parse(text);
        const others = this.patterns.filter(one => one.pattern !== added.pattern);
        if (others.length >= MOST_PATTERNS) {
            throw new RangeError(`The list must have at most ${MOST_PATTERNS} patterns; remove one.`);
        }
        await this.#keep([...others, added]);
    }

    async remove(pattern) {
        await this.#keep(this.patterns.filter(one => one.pattern !== pattern));
    }

    #keep(patterns) {
        localStorage.setItem(STORED, JSON.stringify(patterns.map(one => one.pattern)));
        this.replace(patterns, this.sightings.filter(seen => patterns.some(one => one.pattern === seen.pattern)));
        this.#newest = 0;
        return this.#look();
    }

    async #goOn() {
        if (!document.hidden) {
            await this.#look();
        }
        setTimeout(() => this.#goOn(), 1000 * SECONDS_BETWEEN_LOOKS);
    }

    #look() {
        this.#looks = this.#looks.then(() => this.#lookOnce());
        return this.#looks;
    }

    async #lookOnce() {
        if (this.patterns.length === 0) {
            return;
        }
        const first = this.#newest === 0;
        try {
            const devices = await devicesSince(this.#newest);
            const arrived = devices.filter(device => this.#take(device));
            // A sender's clock may be wrong.
            const now = Date.now() / 1000;
            this.#newest = devices.map(device => device.lastSeen).filter(time => time <= now)
                .reduce((a, b) => Math.max(a, b), this.#newest);
            if (!first) {
                arrived.slice(0, MOST_TOASTS).forEach(device => toast(`Saw ${device.names[0] ?? device.mac}`));
            }
            this.report('');
        } catch (problem) {
            this.report(`What is shown may be old. ${problem.message}`);
        }
    }

    #take(device) {
        const wanted = this.patterns.find(pattern => matches(pattern, device));
        const {key, mac, names, firstSeen, lastSeen} = device;
        return wanted !== undefined
            && this.see({key, mac, name: names[0] ?? mac, pattern: wanted.pattern, firstSeen, lastSeen});
    }
}

function stored() {
    try {
        return JSON.parse(localStorage.getItem(STORED) ?? '[]').map(parse);
    } catch {
        return [];
    }
}

export const watch = new BrowsersWatch();
