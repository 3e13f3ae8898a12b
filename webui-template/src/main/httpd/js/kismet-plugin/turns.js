/*
 * The plugins of a page share a browser's six connections: three of them may wait for news at a time, and further ones
 * take turns.
 */
const PLACES = 3;
const SHARED = Symbol.for('io.github.kismetexternal.turns');

/**
 * Does something that takes a while as soon as there is a place for it.
 *
 * @template T
 * @param {() => Promise<T>} action
 * @param {AbortSignal} signal gives the place in the queue up
 * @returns {Promise<T>}
 */
export async function inTurn(action, signal) {
    const turns = globalThis[SHARED] ??= {taken: 0, queue: []};
    if (turns.taken >= PLACES) {
        await new Promise((resolve, reject) => {
            turns.queue.push(resolve);
            signal.addEventListener('abort', () => {
                if (turns.queue.includes(resolve)) {
                    turns.queue.splice(turns.queue.indexOf(resolve), 1);
                    reject(signal.reason);
                }
            });
        });
    } else {
        turns.taken++;
    }
    try {
        return await action();
    } finally {
        const next = turns.queue.shift();
        if (next) {
            next();
        } else {
            turns.taken--;
        }
    }
}
