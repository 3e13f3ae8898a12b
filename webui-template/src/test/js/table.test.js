import assert from 'node:assert/strict';
import test from 'node:test';
import {sort} from '../../main/httpd/js/kismet-plugin/table.js';

const column = {title: 'x', value: row => row};

test('sorts numbers by size and texts as people do', () => {
    assert.deepEqual(sort([10, 9, 2.5], column, false), [2.5, 9, 10]);
    assert.deepEqual(sort(['AP 10', 'ap 9', 'Ab'], column, false), ['Ab', 'ap 9', 'AP 10']);
});

test('puts what is missing last, both ways', () => {
    assert.deepEqual(sort([null, 1, undefined, 2], column, false), [1, 2, null, undefined]);
    assert.deepEqual(sort([null, 1, undefined, 2], column, true), [2, 1, null, undefined]);
});

test('leaves the rows as they are', () => {
    const rows = [2, 1];
    sort(rows, column, false);
    assert.deepEqual(rows, [2, 1]);
});
