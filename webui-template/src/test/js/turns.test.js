import assert from 'node:assert/strict';
import test from 'node:test';
import {inTurn} from '../../main/httpd/js/kismet-plugin/turns.js';

const tick = () => new Promise(resolve => setImmediate(resolve));

test('three wait at a time, and the others take turns, also after one that failed or gave up', async () => {
    const started = [];
    const ends = [];
    const run = (name, ending = new AbortController()) => {
        const result = inTurn(() => {
            started.push(name);
            return new Promise((resolve, reject) => ends.push({resolve, reject}));
        }, ending.signal);
        result.catch(() => {});
        return {result, ending};
    };
    const runs = ['a', 'b', 'c', 'd', 'e', 'f'].map(name => run(name));
    await tick();
    assert.deepEqual(started, ['a', 'b', 'c']);

    runs[3].ending.abort();
    await assert.rejects(runs[3].result, {name: 'AbortError'});
    ends[1].reject(new Error('b failed'));
    await tick();
    assert.deepEqual(started, ['a', 'b', 'c', 'e']);

    ends[0].resolve('done');
    assert.equal(await runs[0].result, 'done');
    await tick();
    assert.deepEqual(started, ['a', 'b', 'c', 'e', 'f']);

    ends.forEach(end => end.resolve());
    await tick();
    run('g');
    await tick();
    assert.equal(started.at(-1), 'g');
});
