import assert from 'node:assert/strict';
import test, {beforeEach} from 'node:test';
import {Events} from '../../main/httpd/js/kismet-plugin/events.js';

let sockets;
let later;
let events;

beforeEach(() => {
    sockets = [];
    later = [];
    events = new Events(
        withLogin => {
            const socket = {withLogin, readyState: 0, sent: [], send: text => socket.sent.push(JSON.parse(text))};
            sockets.push(socket);
            return socket;
        },
        (milliseconds, action) => later.push({milliseconds, action}));
    console.error = () => {};
});

function opened(socket = sockets.at(-1)) {
    socket.readyState = 1;
    socket.onopen();
    return socket;
}

const receive = message => sockets.at(-1).onmessage({data: JSON.stringify(message)});

test('subscribes to each topic once, on one socket', () => {
    events.subscribe('A', () => {});
    events.subscribe('A', () => {});
    events.subscribe('B', () => {});
    const socket = opened();
    events.subscribe('C', () => {});
    assert.equal(sockets.length, 1);
    assert.deepEqual(socket.sent, [{SUBSCRIBE: 'A'}, {SUBSCRIBE: 'B'}, {SUBSCRIBE: 'C'}]);
});

test('delivers Kismet\'s events to those who listen to them', () => {
    const got = [];
    events.subscribe('TIMESTAMP', content => got.push(content));
    opened();
    receive({TIMESTAMP: {sec: 5}});
    receive({OTHER: 1});
    assert.deepEqual(got, [{sec: 5}]);
});

test('delivers the content of what a helper published', () => {
    const got = [];
    events.subscribe('MINE', content => got.push(content));
    events.subscribe('OTHER', assert.fail);
    opened();
    receive({'kismet.eventbus.event_json': '{"MINE": {"a": 1}}'});
    assert.deepEqual(got, [{a: 1}]);
});

test('delivers null where Kismet loses what a helper published', () => {
    const got = [];
    events.subscribe('MINE', content => got.push(content));
    opened();
    receive({'kismet.eventbus.event_json': 'MINE'});
    assert.deepEqual(got, [null]);
});

test('passes over what it cannot read', () => {
    events.subscribe('MINE', assert.fail);
    const socket = opened();
    for (const data of ['', 'no JSON', 'null', '[]', '5', '{"kismet.eventbus.event_json": "null"}',
        '{"kismet.eventbus.event_json": {"a": 1}}']) {
        socket.onmessage({data});
    }
});

test('a callback that throws harms nobody', () => {
    const got = [];
    events.subscribe('A', () => {
        throw new Error('oops');
    });
    events.subscribe('A', content => got.push(content));
    opened();
    receive({A: 1});
    assert.deepEqual(got, [1]);
});

test('unsubscribes with the last listener', () => {
    const first = events.subscribe('A', assert.fail);
    const second = events.subscribe('A', assert.fail);
    const socket = opened();
    first();
    assert.deepEqual(socket.sent, [{SUBSCRIBE: 'A'}]);
    second();
    second();
    assert.deepEqual(socket.sent, [{SUBSCRIBE: 'A'}, {UNSUBSCRIBE: 'A'}]);
    receive({A: 1});
});

test('opens another socket when one closes, and subscribes again', () => {
    events.subscribe('A', () => {});
    opened().onclose();
    assert.equal(later[0].milliseconds, 500);
    later[0].action();
    assert.equal(sockets[1].withLogin, false);
    assert.deepEqual(opened().sent, [{SUBSCRIBE: 'A'}]);
});

test('signs in when a socket does not open, and waits longer each time', () => {
    events.subscribe('A', () => {});
    for (let i = 0; i < 8; i++) {
        sockets.at(-1).onclose();
        later.at(-1).action();
    }
    assert.equal(sockets[1].withLogin, true);
    assert.deepEqual(later.map(one => one.milliseconds), [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    opened().onclose();
    assert.equal(later.at(-1).milliseconds, 500);
});
