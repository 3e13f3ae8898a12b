import assert from 'node:assert/strict';
import test, {afterEach} from 'node:test';
import {stored} from '../../main/httpd/js/kismet-plugin/stored.js';

afterEach(() => {
    delete globalThis.kismet;
    delete globalThis.localStorage;
});

const keeping = text => {
    globalThis.localStorage = {getItem: name => name === 'kismet' ? text : null};
};

test('asks Kismet where it is', () => {
    globalThis.kismet = {getStorage: path => `what ${path} is`};
    assert.equal(stored('kismet.ui.theme'), 'what kismet.ui.theme is');
});

test('reads what Kismet keeps where it is not', () => {
    keeping('{"ui": {"theme": "light"}, "base": 5}');
    assert.equal(stored('kismet.ui.theme'), 'light');
    assert.equal(stored('kismet.ui.none.x'), undefined);
    assert.equal(stored('kismet.base.x'), undefined);
    assert.equal(stored('other.x'), undefined);
});

test('goes without storage that is switched off or strange', () => {
    assert.equal(stored('kismet.ui.theme'), undefined);
    keeping('no JSON');
    assert.equal(stored('kismet.ui.theme'), undefined);
    keeping('null');
    assert.equal(stored('kismet.ui.theme'), undefined);
});
