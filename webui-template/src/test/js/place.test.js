import assert from 'node:assert/strict';
import test from 'node:test';
import {placeOf, url} from '../../main/httpd/js/kismet-plugin/place.js';

const FILE = 'plugin/notes/js/kismet-plugin/place.js';

test('finds Kismet and the plugin from its own address', () => {
    assert.deepEqual(placeOf('http://localhost:2501/' + FILE), {root: 'http://localhost:2501/', dirname: 'notes'});
});

test('finds them behind a reverse proxy, too', () => {
    assert.deepEqual(placeOf('https://example.org/wifi/kismet/' + FILE),
        {root: 'https://example.org/wifi/kismet/', dirname: 'notes'});
});

test('resolves paths of the helper and of Kismet', () => {
    const place = placeOf('https://example.org/kismet/' + FILE);
    assert.equal(url('list?a=1', place), 'https://example.org/kismet/notes/list?a=1');
    assert.equal(url('/system/status.json', place), 'https://example.org/kismet/system/status.json');
});

test('does not leave Kismet', () => {
    const place = placeOf('https://example.org/kismet/' + FILE);
    for (const path of ['../../x', '/../x', '/../../x']) {
        assert.throws(() => url(path, place), {name: 'TypeError', message: /must stay within Kismet/}, path);
    }
    assert.equal(url('http://evil.org/', place), 'https://example.org/kismet/notes/http://evil.org/');
    assert.equal(url('//evil.org/', place), 'https://example.org/kismet//evil.org/');
});
