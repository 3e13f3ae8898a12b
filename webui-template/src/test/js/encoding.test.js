import assert from 'node:assert/strict';
import test from 'node:test';
import {LARGEST_JSON, PART, encode, form, parts} from '../../main/httpd/js/kismet-plugin/encoding.js';

const decode = text => JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));

test('encodes JSON so that nothing of it can be cut', () => {
    const value = {text: 'a&b=c+d%26 <café ☕ 😀>', list: [1, null, true]};
    const encoded = encode(value);
    assert.match(encoded, /^[A-Za-z0-9_-]+$/);
    assert.deepEqual(decode(encoded), value);
});

test('refuses what JSON does not have', () => {
    assert.throws(() => encode(undefined), {name: 'TypeError'});
    assert.throws(() => encode(() => 1), {name: 'TypeError'});
});

test('takes 1 MiB of JSON, and no byte more', () => {
    assert.equal(decode(encode('x'.repeat(LARGEST_JSON - 2))).length, LARGEST_JSON - 2);
    assert.throws(() => encode('x'.repeat(LARGEST_JSON - 1)), {name: 'RangeError', message: /1048577 bytes/});
});

test('sends what fits in one request', () => {
    assert.deepEqual(parts('x'.repeat(PART)), [{_json: 'x'.repeat(PART)}]);
});

test('cuts what does not fit into parts, each of which can be decoded', () => {
    const value = 'é'.repeat(20_000);
    const cut = parts(encode(value));

    assert.equal(cut.length, 5);
    assert.equal(new Set(cut.map(part => part._upload)).size, 1);
    assert.match(cut[0]._upload, /^[A-Za-z0-9_-]{22}$/);
    assert.deepEqual(cut.map(part => part._part), ['0', '1', '2', '3', '4']);
    assert.ok(cut.every(part => part._parts === '5' && part._json.length <= 12_000));
    assert.equal(JSON.parse(Buffer.concat(cut.map(part => Buffer.from(part._json, 'base64url'))).toString()), value);
});

test('has room for all of a part in the 16 kB that Kismet forwards', () => {
    const [part] = parts(encode('x'.repeat(LARGEST_JSON - 2)));
    assert.ok(form({...part, _csrf: 'x'.repeat(22)}).length < 12_000);
});

test('names each upload anew', () => {
    assert.notEqual(parts('x'.repeat(PART + 1))[0]._upload, parts('x'.repeat(PART + 1))[0]._upload);
});

test('writes variables as Kismet reads them', () => {
    assert.equal(form({a: 'x y+z=1', 'ü': 5}), 'a=x%20y%2Bz%3D1&%C3%BC=5');
    assert.equal(form({}), '');
});

test('refuses variables that Kismet would cut', () => {
    for (const variables of [{a: 'b&c'}, {'a&b': 1}, {'a=b': 1}]) {
        assert.throws(() => form(variables), {name: 'TypeError', message: /Kismet cuts it there/});
    }
});
