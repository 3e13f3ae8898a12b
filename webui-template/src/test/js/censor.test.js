import assert from 'node:assert/strict';
import test, {beforeEach} from 'node:test';
import {censor, censorLike} from '../../main/httpd/js/kismet-plugin/censor.js';

beforeEach(() => {
    globalThis.location = {search: ''};
    delete globalThis.censor_macs;
    delete globalThis.censor_location;
    censorLike(null);
});

test('shows everything unless the user wants otherwise', () => {
    assert.equal(censor.mac('AA:BB:CC:DD:EE:FF'), 'AA:BB:CC:DD:EE:FF');
    assert.equal(censor.name('My network'), 'My network');
    assert.equal(censor.location(52.5), '52.5');
    assert.equal(censor.hidesMaps(), false);
});

test('hides what the page\'s address says', () => {
    globalThis.location = {search: '?censor=1'};
    assert.equal(censor.mac('from AA:bb:CC:DD:EE:FF to 00:11:22:33:44:55'),
        'from AA:bb:CC:XX:XX:XX to 00:11:22:XX:XX:XX');
    assert.equal(censor.name('My network'), 'MyXXXXXXrk');
    assert.equal(censor.name('Short'), 'XXXXX');
    assert.equal(censor.location(52.5), '53.XXXXX');
    assert.equal(censor.hidesMaps(), true);
});

test('hides what Kismet\'s page says', () => {
    globalThis.censor_macs = '1';
    assert.equal(censor.mac('AA:BB:CC:DD:EE:FF'), 'AA:BB:CC:XX:XX:XX');
    assert.equal(censor.location(52.5), '52.5');
});

test('does as the new UI does', () => {
    censorLike({hidesMaps: () => true});
    assert.equal(censor.hidesMaps(), true);
    assert.equal(censor.mac('AA:BB:CC:DD:EE:FF'), 'AA:BB:CC:XX:XX:XX');
});
