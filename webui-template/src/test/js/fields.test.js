import assert from 'node:assert/strict';
import test from 'node:test';
import {field, fieldName, pick, unescaped} from '../../main/httpd/js/kismet-plugin/fields.js';

test('walks a path', () => {
    const device = {'kismet.device.base.signal': {'kismet.common.signal.last_signal': -40, none: null}};
    assert.equal(field(device, 'kismet.device.base.signal/kismet.common.signal.last_signal'), -40);
    assert.equal(field(device, 'kismet.device.base.signal/none'), null);
    assert.equal(field(device, 'kismet.device.base.signal/none/x'), undefined);
    assert.equal(field(device, 'nothing'), undefined);
    assert.equal(field(device, 'constructor/name'), undefined);
});

test('names a field as Kismet delivers it', () => {
    assert.equal(fieldName('a.b'), 'a.b');
    assert.equal(fieldName('a.b/c.d'), 'c.d');
    assert.equal(fieldName(['a.b/c.d', 'e']), 'e');
});

test('picks fields as text, not as HTML', () => {
    const row = {'c.d': '&lt;img src&#x3D;x onerror&#x3D;alert(1)&gt;', e: 5, other: 1};
    assert.deepEqual(pick(['a.b/c.d', ['x', 'e']], row), {'c.d': '<img src=x onerror=alert(1)>', e: 5});
});

test('undoes escaping once, everywhere', () => {
    assert.deepEqual(unescaped({a: ['&amp;lt;', {b: '&#39;&quot;&#x60;&#x2F;'}], n: null, f: 1.5, t: true}),
        {a: ['&lt;', {b: '\'"`/'}], n: null, f: 1.5, t: true});
    assert.equal(unescaped('&nbsp; &#60; &LT;'), '&nbsp; &#60; &LT;');
});
