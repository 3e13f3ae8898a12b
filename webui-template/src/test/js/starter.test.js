import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import test from 'node:test';
import vm from 'node:vm';

const SOURCE = new URL('../../main/starter/httpd/js/kismet_plugin_starter.js', import.meta.url);
const LIBRARY = new URL('../../main/httpd/js/', import.meta.url);

/** Runs the file in js= as a classic script. Imports in it fail, as with a file that is not there. */
function run(globals) {
    const errors = [];
    const window = {};
    const context = vm.createContext({window, URL, document: {baseURI: 'http://localhost/'},
        console: {error: text => errors.push(text)}});
    Object.assign(window, globals);
    vm.runInContext(readFileSync(SOURCE, 'utf8'), context);
    return {window, errors};
}

test('tells Kismet of tab, menu entry and column before it returns', () => {
    const calls = [];
    const record = name => (...values) => calls.push([name, ...values]);
    const {window, errors} = run({
        kismet_ui_tabpane: {AddTab: record('AddTab')},
        kismet_ui_sidebar: {AddSidebarItem: record('AddSidebarItem')},
        kismet_ui: {AddDeviceColumn: record('AddDeviceColumn')},
    });
    assert.deepEqual(calls.map(call => call[0]), ['AddTab', 'AddSidebarItem', 'AddDeviceColumn']);
    assert.equal(calls[0][2], 'south');
    assert.deepEqual({...window.kismet_plugin_starter}, {load_complete: 1});
    const column = calls[2][2];
    assert.equal(column.renderfunc('x', 'display', {}), '');
    assert.equal(column.renderfunc('x', 'sort', {}), 'x');
    assert.equal(column.render('x', {}), '');
    assert.deepEqual(errors, []);
});

test('never fails, whatever Kismet lacks', () => {
    const {window, errors} = run({});
    assert.deepEqual({...window.kismet_plugin_starter}, {load_complete: 1});
    assert.equal(errors.length, 3);
});

test('says in its tab when the library cannot be loaded', async () => {
    const div = [{textContent: ''}];
    const {errors} = run({kismet_ui_tabpane: {AddTab: tab => tab.createCallback(div)}});
    for (let i = 0; i < 100 && div[0].textContent === ''; i++) {
        await new Promise(resolve => setImmediate(resolve));
    }
    assert.match(div[0].textContent, /could not be loaded/);
    assert.match(errors.at(-1), /its library could not be loaded/);
});

test('says so in a tab that Kismet makes after the library could not be loaded', async () => {
    const tabs = [];
    const columns = [];
    const {errors} = run({
        kismet_ui_tabpane: {AddTab: tab => tabs.push(tab)},
        kismet_ui_sidebar: {AddSidebarItem: () => {}},
        kismet_ui: {AddDeviceColumn: (id, column) => columns.push(column)},
    });
    for (let i = 0; i < 100 && errors.length === 0; i++) {
        await new Promise(resolve => setImmediate(resolve));
    }
    assert.match(errors.at(-1), /its library could not be loaded/);
    const div = [{textContent: ''}];
    tabs[0].createCallback(div);
    assert.match(div[0].textContent, /could not be loaded/);
    assert.equal(columns[0].render('x', {}), '');
});

test('nothing of ours turns text into HTML or code', () => {
    const own = readdirSync(LIBRARY, {recursive: true})
        .filter(name => name.endsWith('.js') && !name.startsWith('uplot'))
        .map(name => new URL(name, LIBRARY))
        .concat(['kismet_plugin_starter.js', 'starter.js', 'starter-ui2.js'].map(name => new URL(name, SOURCE)));
    assert.ok(own.length > 20);
    for (const file of own) {
        const text = readFileSync(file, 'utf8');
        assert.doesNotMatch(text, /innerHTML|insertAdjacentHTML|outerHTML\s*=|document\.write|\beval\(|new Function/,
            file.pathname);
        assert.ok(text.length < 64 * 1024, `${file.pathname} is small enough to be checked by kismet:validate`);
    }
});
