/* The watch as the helper keeps it. */
import {get, post, subscribe} from './kismet-plugin.js';
import {WatchState} from './watch-state.js';

class HelpersWatch extends WatchState {
    #loading = Promise.resolve();

    start() {
        this.#load();
        subscribe('sightings', {
            item: item => item.key === undefined ? this.#load() : this.see(item),
            gap: () => this.#load(),
            error: problem => this.report(`What is shown may be old. ${problem.message}`)
        });
    }

    async add(pattern) {
        await post('change', {action: 'ADD', pattern});
        await this.#load();
    }

    async remove(pattern) {
        await post('change', {action: 'REMOVE', pattern});
        await this.#load();
    }

    #load() {
        this.#loading = this.#loading.then(() => this.#loadPages());
        return this.#loading;
    }

    async #loadPages() {
        try {
            const sightings = [];
            let page;
            for (let number = 0; number === 0 || page.more; number++) {
                page = await get('watch', {variables: {page: number}});
                sightings.push(...page.sightings);
            }
            this.replace(page.patterns, sightings);
            this.report('');
        } catch (problem) {
            this.report(`What is shown may be old. ${problem.message}`);
        }
    }
}

export const watch = new HelpersWatch();
