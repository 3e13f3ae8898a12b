/*
 * The UI of 2020-12 to 2025-09. Its extension points are globals; device columns are DataTables' until 2023-07, and
 * Tabulator's since.
 */
import {element} from './element.js';
import {pick, unescaped} from './fields.js';
import {guard, note} from './report.js';
import {failed, fill, watch} from './tabs.js';

/**
 * What the file in js= has told Kismet, and what Kismet has asked it for.
 *
 * @typedef {object} Early
 * @property {{id: string, title: string}[]} tabs
 * @property {{id: string, fields: import('./fields.js').Field[]}[]} columns
 * @property {{id: string}[]} sidebarItems
 * @property {[kind: string, id: string, argument: any][]} waiting
 * @property {(kind: string, id: string, argument: any) => any} answer
 */

/** @implements {import('./ui.js').Ui} */
export class ClassicUi {
    kind = /** @type {const} */ ('classic');
    #early;
    #page;
    #tabs = new Map();
    #columns = new Map();
    #sidebarItems = new Map();

    /**
     * @param {Early} early
     * @param {any} page the window, with Kismet's globals
     */
    constructor(early, page) {
        this.#early = early;
        this.#page = page;
    }

    /** Answers what Kismet has asked for, and whatever it asks for from now on. */
    answerWaiting() {
        this.#early.answer = (kind, id, argument) => this.#answer(kind, id, argument);
        for (const [kind, id, argument] of this.#early.waiting.splice(0)) {
            this.#answer(kind, id, argument);
        }
    }

    #answer(kind, id, argument) {
        switch (kind) {
            case 'tab': return this.#showTab(id, argument);
            case 'sidebarItem': return guard(`the menu entry ${id}`, () => this.#sidebarItems.get(id)?.click());
            case 'cell': return this.#cell(id, argument);
            case 'cellMarkup': return this.#cell(id, argument).outerHTML;
            default: return undefined;
        }
    }

    async #showTab(id, parent) {
        const tab = this.#tabs.get(id);
        if (tab) {
            watch(tab, await fill(tab, parent), parent);
        } else {
            failed(parent);
        }
    }

    #cell(id, row) {
        const column = this.#columns.get(id);
        const shown = column && row ? guard(`the column ${id}`, () => column.render(pick(column.fields, row)), '') : '';
        return element('span', {}, shown);
    }

    /** @param {import('./ui.js').Tab} tab */
    addTab(tab) {
        this.#declared('tabs', tab);
        this.#tabs.set(tab.id, tab);
    }

    /** @param {import('./ui.js').DeviceColumn} column */
    addDeviceColumn(column) {
        this.#declared('columns', column);
        this.#columns.set(column.id, column);
    }

    /** @param {import('./ui.js').SidebarItem} item */
    addSidebarItem(item) {
        this.#declared('sidebarItems', item);
        this.#sidebarItems.set(item.id, item);
    }

    #declared(list, {id}) {
        if (!this.#early[list].some(one => one.id === id)) {
            note(`${id} is missing under ${list} in the file that js= names; Kismet's UI of 2020 to 2025 learns of it `
                + 'there only, and goes without it.');
        }
    }

    /** @param {import('./ui.js').DeviceDetail} detail */
    addDeviceDetail(detail) {
        const {id, title, priority = 0} = detail;
        this.#call('kismet_ui', 'AddDeviceDetail', id, plain(title), priority, {
            filter: device => Boolean(
                guard(`the details ${id}`, () => detail.match?.(unescaped(device)) ?? true, false)),
            draw: (device, parent) => guard(`the details ${id}`, () => {
                const holder = parent[0].querySelector(':scope > .kp') ?? element('div.kp');
                if (!holder.isConnected) {
                    parent[0].append(holder);
                }
                detail.render(unescaped(device), holder);
            }),
        });
    }

    /** @param {import('./ui.js').SettingsPane} pane */
    addSettingsPane(pane) {
        this.#call('kismet_ui_settings', 'AddSettingsPane', {
            id: pane.id,
            listTitle: plain(pane.title),
            windowTitle: plain(pane.title),
            priority: pane.priority ?? 0,
            create: parent => {
                const holder = element('div.kp.kp-settings');
                parent[0].append(holder);
                guard(`the settings ${pane.id}`,
                    () => pane.create(holder, () => this.#page.kismet_ui_settings.SettingsModified()));
            },
            save: parent => guard(`the settings ${pane.id}`,
                () => pane.save(parent[0].querySelector('.kp-settings') ?? parent[0])),
        });
    }

    /** @param {import('./ui.js').RowHighlight} highlight */
    addRowHighlight(highlight) {
        this.#call('kismet_ui', 'AddDeviceRowHighlight', {
            name: highlight.title,
            description: highlight.description,
            priority: highlight.priority ?? 0,
            defaultcolor: highlight.color,
            defaultenable: highlight.enabled ?? true,
            fields: highlight.fields,
            selector: row => Boolean(guard(`the highlight ${highlight.id}`,
                () => highlight.match(pick(highlight.fields, row.original_data ?? row)), false)),
        });
    }

    #call(owner, method, ...values) {
        if (typeof this.#page[owner]?.[method] === 'function') {
            guard(`${owner}.${method}`, () => this.#page[owner][method](...values));
        } else {
            note(`this Kismet has no ${owner}.${method}; the plugin goes without it.`);
        }
    }
}

/** Kismet takes titles for HTML. */
function plain(title) {
    return title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
