import assert from 'node:assert/strict';
import test, {beforeEach} from 'node:test';
import {Feeds} from '../../main/httpd/js/kismet-plugin/feeds.js';

let questions;
let hidden;
let changed;
let pauses;
let feeds;

const tick = () => new Promise(resolve => setImmediate(resolve));
const part = (seqs, about = {}) => ({epoch: 'e', next: seqs.at(-1) ?? 0, gap: false, more: false,
    items: seqs.map(seq => ({seq, data: `item ${seq}`})), ...about});

beforeEach(() => {
    questions = [];
    pauses = [];
    hidden = false;
    feeds = new Feeds(
        (asked, signal) => new Promise((resolve, reject) => {
            questions.push({asked, signal, answer: answers => resolve({feeds: answers}), fail: reject});
            signal.addEventListener('abort', () => reject(signal.reason));
        }),
        {isHidden: () => hidden, onChange: listener => {
            changed = listener;
        }},
        milliseconds => {
            pauses.push(milliseconds);
            return Promise.resolve();
        });
    console.error = () => {};
});

const open = () => questions.filter(question => !question.signal.aborted && !question.answered);

async function answer(answers) {
    const question = questions.at(-1);
    question.answered = true;
    question.answer(answers);
    await tick();
}

test('asks for all feeds of a page in one question', async () => {
    feeds.subscribe('a', {item() {}});
    feeds.subscribe('b/c', {item() {}});
    await tick();
    assert.deepEqual(questions.map(question => question.asked), ['a::,b/c::']);
});

test('asks on from where it was, and gives items to all listeners in order', async () => {
    const got = [];
    feeds.subscribe('a', {item: (data, seq) => got.push([1, data, seq])});
    feeds.subscribe('a', {item: data => got.push([2, data])});
    await tick();
    await answer({a: part([3, 4])});
    assert.deepEqual(got, [[1, 'item 3', 3], [2, 'item 3'], [1, 'item 4', 4], [2, 'item 4']]);
    assert.equal(questions.at(-1).asked, 'a:e:4');
    assert.deepEqual(pauses, [100]);
});

test('asks at once when there is more', async () => {
    feeds.subscribe('a', {item() {}});
    await tick();
    await answer({a: part([1], {more: true})});
    assert.deepEqual(pauses, [0]);
});

test('asks again after an answer without news', async () => {
    feeds.subscribe('a', {item: assert.fail});
    await tick();
    await answer({});
    assert.equal(questions.length, 2);
    assert.equal(questions[1].asked, 'a::');
});

test('asks nothing while the page is hidden, and goes on afterwards', async () => {
    feeds.subscribe('a', {item() {}});
    await tick();
    await answer({a: part([7])});

    hidden = true;
    changed();
    await tick();
    assert.equal(open().length, 0);

    hidden = false;
    changed();
    await tick();
    assert.deepEqual(open().map(question => question.asked), ['a:e:7']);
});

test('keeps one question only when feeds come and go', async () => {
    const end = feeds.subscribe('a', {item() {}});
    await tick();
    feeds.subscribe('b', {item() {}});
    await tick();
    assert.deepEqual(open().map(question => question.asked), ['a::,b::']);
    end();
    await tick();
    assert.deepEqual(open().map(question => question.asked), ['b::']);
});

test('stops when nobody listens', async () => {
    const end = feeds.subscribe('a', {item() {}});
    await tick();
    end();
    end();
    await tick();
    assert.equal(open().length, 0);
});

test('tells of gaps and of items that are too large', async () => {
    const got = [];
    feeds.subscribe('a', {item() {}, gap: () => got.push('gap'), tooLarge: (seq, bytes) => got.push([seq, bytes])});
    await tick();
    await answer({a: {epoch: 'f', next: 9, gap: true, more: false, items: [{seq: 9, tooLarge: 7000}]}});
    assert.deepEqual(got, ['gap', [9, 7000]]);
    assert.equal(questions.at(-1).asked, 'a:f:9');
});

test('waits longer each time while there is no answer, and as ever after one', async () => {
    const problems = [];
    feeds.subscribe('a', {item() {}, error: problem => problems.push(problem.message)});
    await tick();
    for (let i = 0; i < 7; i++) {
        questions.at(-1).fail(new Error('gone'));
        await tick();
    }
    assert.deepEqual(pauses, [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    assert.equal(problems.length, 7);
    await answer({a: part([1])});
    questions.at(-1).fail(new Error('gone'));
    await tick();
    assert.deepEqual(pauses.slice(-2), [100, 1000]);
});

test('leaves out a feed that the plugin does not know, and says so', async () => {
    const problems = [];
    feeds.subscribe('a', {item() {}, error: problem => problems.push(problem.message)});
    feeds.subscribe('b', {item() {}});
    await tick();
    await answer({a: {error: 'unknown'}});
    assert.deepEqual(problems, ['The plugin has no feed a.']);
    assert.equal(questions.at(-1).asked, 'b::');
});

test('a listener that throws harms nobody', async () => {
    const got = [];
    feeds.subscribe('a', {item() {
        throw new Error('oops');
    }});
    feeds.subscribe('a', {item: data => got.push(data)});
    await tick();
    await answer({a: part([1, 2])});
    assert.deepEqual(got, ['item 1', 'item 2']);
});

test('refuses names that would be read as something else', () => {
    for (const name of ['', '/a', 'a:b', 'a,b', 'a&b']) {
        assert.throws(() => feeds.subscribe(name, {item() {}}), {name: 'TypeError'}, name);
    }
});
