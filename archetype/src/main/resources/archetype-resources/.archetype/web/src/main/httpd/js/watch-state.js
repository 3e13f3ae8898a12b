/**
 * @typedef {object} Sighting
 * @property {string} key Kismet's own name for the device
 * @property {string} mac
 * @property {string} name from the air
 * @property {string} pattern
 * @property {number} firstSeen in seconds since 1970
 * @property {number} lastSeen in seconds since 1970
 */

/** What is watched for and what was seen, and who is told when that changes. */
export class WatchState {
    /** @type {{pattern: string, kind: string}[]} */
    patterns = [];
    /** Why what is shown may be old; empty if nothing is wrong. */
    problem = '';
    /** @type {Map<string, Sighting>} */
    #sightings = new Map();
    #listeners = new Set();

    /** @returns {Sighting[]} the latest first */
    get sightings() {
        return [...this.#sightings.values()].sort((a, b) => b.lastSeen - a.lastSeen || a.key.localeCompare(b.key));
    }

    /** @param {string} key */
    hasSeen(key) {
        return this.#sightings.has(key);
    }

    /** Puts a whole state in the place of the one before. */
    replace(patterns, sightings) {
        this.patterns = patterns;
        this.#sightings = new Map(sightings.map(sighting => [sighting.key, sighting]));
        this.#tell();
    }

    /**
     * Adds a sighting, unless it is older than what is known or its pattern is none of the list.
     *
     * @param {Sighting} sighting
     * @returns {boolean} whether the device was not known
     */
    see(sighting) {
        const before = this.#sightings.get(sighting.key);
        if (before?.lastSeen >= sighting.lastSeen || !this.patterns.some(one => one.pattern === sighting.pattern)) {
            return false;
        }
        this.#sightings.set(sighting.key, sighting);
        this.#tell();
        return before === undefined;
    }

    /** @param {string} problem empty if all is well again */
    report(problem) {
        if (problem !== this.problem) {
            this.problem = problem;
            this.#tell();
        }
    }

    /** Calls a function now and with each change. */
    onChange(listener) {
        this.#listeners.add(listener);
        listener();
    }

    #tell() {
        this.#listeners.forEach(listener => listener());
    }
}
