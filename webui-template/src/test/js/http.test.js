import assert from 'node:assert/strict';
import test, {afterEach, beforeEach} from 'node:test';
import {RequestError, get, post} from '../../main/httpd/js/kismet-plugin/http.js';

const SESSION = /_session$/;
let requests;

/** Answers requests in the browser's place; an answer of undefined never comes. */
function answer(handler) {
    globalThis.fetch = (address, request) => {
        requests.push({address, ...request});
        const response = handler(address, request, requests.length);
        return new Promise((resolve, reject) => {
            request.signal.addEventListener('abort', () => reject(new Error('aborted')));
            if (response) {
                resolve(response);
            }
        });
    };
}

const json = (value, status = 200) => new Response(JSON.stringify(value),
    {status, headers: {'Content-Type': 'application/json'}});
const variables = request => Object.fromEntries(new URLSearchParams(request.body));

beforeEach(() => {
    requests = [];
});

afterEach(() => {
    delete globalThis.kismet;
});

test('gets JSON where the answer says so, else text', async () => {
    answer(address => address.includes('list') ? json([1]) : new Response('hello'));
    assert.deepEqual(await get('list', {variables: {a: 'x y'}}), [1]);
    assert.match(requests[0].address, /\/list\?a=x%20y$/);
    assert.equal(await get('page'), 'hello');
    assert.equal(requests[1].credentials, 'same-origin');
});

test('an answer that is no success is an error with its status', async () => {
    answer(() => new Response('no such note', {status: 404}));
    await assert.rejects(get('note?key=1'), problem => {
        assert.ok(problem instanceof RequestError);
        assert.deepEqual([problem.status, problem.body, problem.timedOut], [404, 'no such note', false]);
        assert.equal(problem.message, 'note answered 404');
        return true;
    });
});

test('an empty answer where JSON must be is an error', async () => {
    answer(() => new Response('', {headers: {'Content-Type': 'application/json'}}));
    await assert.rejects(get('list'), {name: 'RequestError', status: 200, message: 'list answered nothing'});
});

test('gives up when no answer comes in time', async () => {
    answer(() => undefined);
    await assert.rejects(get('slow', {timeout: 0.02}),
        {name: 'RequestError', status: 0, timedOut: true, message: 'slow did not answer within 0.02 s'});
});

test('an answer without a body is no error', async () => {
    answer(() => new Response(null, {status: 204}));
    assert.equal(await get('gone'), '');
});

test('says when there is nobody', async () => {
    globalThis.fetch = () => Promise.reject(new TypeError('network'));
    await assert.rejects(get('list'),
        {name: 'RequestError', status: 0, timedOut: false, message: 'list could not be reached'});
});

test('can be given up', async () => {
    answer(() => undefined);
    const ending = new AbortController();
    const waiting = get('slow', {signal: ending.signal});
    ending.abort();
    await assert.rejects(waiting, {name: 'AbortError'});
});

test('signs in with what Kismet\'s page keeps when the cookie is void', async () => {
    const settings = {'kismet.base.login.username': 'me', 'kismet.base.login.password': 'pw'};
    globalThis.kismet = {getStorage: name => settings[name]};
    answer((address, request) => request.headers?.Authorization ? json({}) : new Response('', {status: 401}));
    await get('list');
    assert.equal(requests[1].headers.Authorization, 'Basic ' + btoa('me:pw'));
});

test('says to sign in where nobody is signed in', async () => {
    answer(() => new Response('', {status: 401}));
    await assert.rejects(get('list'), {status: 401, message: 'list answered 401; sign in to Kismet first'});
});

test('posts JSON in a form that Kismet reads, with the page\'s proof', async () => {
    answer(address => SESSION.test(address) ? json({csrf: 'first'}) : json('ok'));
    assert.equal(await post('save', {a: '&'}), 'ok');
    assert.equal(requests[1].method, 'POST');
    assert.equal(requests[1].headers['Content-Type'], 'application/x-www-form-urlencoded; charset=UTF-8');
    assert.deepEqual(variables(requests[1]), {_json: 'eyJhIjoiJiJ9', _csrf: 'first'});
});

test('asks for the proof anew, once, when the plugin was started again', async () => {
    answer((address, request) => SESSION.test(address) ? json({csrf: 'second'})
        : variables(request)._csrf === 'second' ? json('ok') : new Response('', {status: 403}));
    assert.equal(await post('save', 1), 'ok');

    requests = [];
    answer(address => SESSION.test(address) ? json({csrf: 'third'}) : new Response('', {status: 403}));
    await assert.rejects(post('save', 1), {status: 403});
    assert.equal(requests.filter(request => request.method === 'POST').length, 2);
});

test('sends large JSON in parts, one after the other, and returns what the last one answers', async () => {
    const order = [];
    answer((address, request) => {
        const {_part, _parts} = variables(request);
        order.push(_part);
        return SESSION.test(address) ? json({csrf: 'x'})
            : Number(_part) === Number(_parts) - 1 ? json('done') : new Response('', {status: 202});
    });
    assert.equal(await post('save', 'x'.repeat(30_000)), 'done');
    assert.deepEqual(order.filter(part => part !== undefined), ['0', '1', '2', '3']);
});
