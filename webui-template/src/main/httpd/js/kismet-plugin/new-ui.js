/*
 * The UI after 2026-10. As documented by Kismet; what its documentation says too little of is left out.
 */
import {element} from './element.js';
import {fieldName} from './fields.js';
import {guard, note} from './report.js';
import {fill} from './tabs.js';

/** @implements {import('./ui.js').Ui} */
export class NewUi {
    kind = /** @type {const} */ ('new');
    #kismet;

    /** @param {any} kismet */
    constructor(kismet) {
        this.#kismet = kismet;
    }

    /** @param {import('./ui.js').Tab} tab */
    addTab(tab) {
        this.#add('panes', {
            id: tab.id,
            title: tab.title,
            priority: tab.priority ?? 0,
            area: tab.area ?? 'bottom',
            create: parent => {
                // The content may come later than Kismet wants to know what to call.
                let seen = false;
                let life = {};
                const tell = () => guard(`the tab ${tab.id}`, () => seen ? life.show?.() : life.hide?.());
                fill(tab, parent).then(made => {
                    life = made;
                    if (seen) {
                        tell();
                    }
                });
                return {
                    show() {
                        seen = true;
                        tell();
                    },
                    hide() {
                        seen = false;
                        tell();
                    },
                };
            },
        });
    }

    /** @param {import('./ui.js').DeviceColumn} column */
    addDeviceColumn(column) {
        this.#add('deviceColumns', {
            id: column.id,
            title: column.title,
            description: column.description ?? column.title,
            fields: column.fields.map(aliased),
            ...column.sortField && {sortField: column.sortField},
            ...column.width && {width: `${column.width}px`},
            ...column.align && {align: column.align},
            render: row => element('span', {}, guard(`the column ${column.id}`, () => column.render(row), '')),
        });
    }

    /** @param {import('./ui.js').DeviceDetail} detail */
    addDeviceDetail(detail) {
        this.#add('deviceDetails', {
            id: detail.id,
            title: detail.title,
            priority: detail.priority ?? 0,
            match: device => Boolean(guard(`the details ${detail.id}`, () => detail.match?.(device) ?? true, false)),
            render: (device, parent) => {
                parent.classList.add('kp');
                guard(`the details ${detail.id}`, () => detail.render(device, parent));
            },
        });
    }

    /** @param {import('./ui.js').SidebarItem} item */
    addSidebarItem(item) {
        this.#without('menu entries', item.id);
    }

    /** @param {import('./ui.js').SettingsPane} pane */
    addSettingsPane(pane) {
        this.#without('settings', pane.id);
    }

    /** @param {import('./ui.js').RowHighlight} highlight */
    addRowHighlight(highlight) {
        this.#without('highlights', highlight.id);
    }

    #without(what, id) {
        note(`${id} is left out: how the UI after 2026-10 takes ${what} of plugins is not known to this library yet.`);
    }

    #add(registry, entry) {
        if (typeof this.#kismet.ui?.[registry]?.add === 'function') {
            guard(`kismet.ui.${registry}.add`, () => this.#kismet.ui[registry].add(entry));
        } else {
            note(`this Kismet has no kismet.ui.${registry}; ${entry.id} is left out.`);
        }
    }
}

/** Of a longer path without an alias it is not documented by what name it arrives. */
function aliased(field) {
    return typeof field === 'string' && field.includes('/') ? [field, fieldName(field)] : field;
}
