import assert from 'node:assert/strict';
import test, {beforeEach} from 'node:test';
import {NewUi} from '../../main/httpd/js/kismet-plugin/new-ui.js';
import {register} from '../../main/httpd/js/kismet-plugin/start.js';

let added;
let said;
const registry = name => ({add: entry => added.push([name, entry])});
const kismet = () => ({ui: {panes: registry('panes'), deviceColumns: registry('deviceColumns'),
    deviceDetails: registry('deviceDetails')}});

beforeEach(() => {
    added = [];
    said = [];
    console.info = text => said.push(text);
    console.error = text => said.push(text);
});

test('adds tabs, columns and details', () => {
    const ui = new NewUi(kismet());
    ui.addTab({id: 'a', title: 'A', create() {}});
    ui.addDeviceColumn({id: 'b', title: 'B', width: 90, align: 'right', sortField: 'x',
        fields: ['x', 'y/z', ['v/w', 'u']], render() {}});
    ui.addDeviceDetail({id: 'c', title: 'C', render() {}});

    assert.deepEqual(added.map(([name, entry]) => [name, entry.id, entry.title]),
        [['panes', 'a', 'A'], ['deviceColumns', 'b', 'B'], ['deviceDetails', 'c', 'C']]);
    const {fields, width, align, sortField} = added[1][1];
    assert.deepEqual(fields, ['x', ['y/z', 'z'], ['v/w', 'u']]);
    assert.deepEqual([width, align, sortField], ['90px', 'right', 'x']);
    assert.equal(added[2][1].match({}), true);
});

test('says once what it leaves out', () => {
    const ui = new NewUi({ui: {}});
    ui.addTab({id: 'a', title: 'A', create() {}});
    ui.addTab({id: 'a', title: 'A', create() {}});
    ui.addSettingsPane({id: 's', title: 'S', create() {}, save() {}});
    assert.equal(said.length, 2);
    assert.match(said[0], /no kismet\.ui\.panes; a is left out/);
    assert.match(said[1], /s is left out/);
});

test('a plugin that fails is told in the console only', async () => {
    await register(kismet(), () => Promise.reject(new Error('no such file')));
    await register(kismet(), async () => ({default() {
        throw new Error('oops');
    }}));
    assert.deepEqual(said, ['Plugin httpd: the start failed.']);
});
