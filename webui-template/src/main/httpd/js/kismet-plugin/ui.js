/*
 * What a plugin can add to Kismet's UI. Everything may be called in every UI: what one does not have, or not yet, is
 * left out, and said once in the browser's console.
 */

/**
 * @typedef {object} Tab
 * @property {string} id unique in Kismet's page: begin it with the plugin's name
 * @property {string} title
 * @property {number} [priority] small ones stand first
 * @property {'bottom' | 'main'} [area] bottom, with the messages, unless given; main is beside the device list
 * @property {(element: HTMLElement) => TabLife | void | Promise<TabLife | void>} create fills the tab
 */

/**
 * @typedef {object} TabLife
 * @property {() => void} [show] called whenever the tab comes into sight
 * @property {() => void} [hide] called whenever it goes
 */

/**
 * @typedef {object} DeviceColumn
 * @property {string} id
 * @property {string} title
 * @property {string} [description]
 * @property {import('./fields.js').Field[]} fields what it reads
 * @property {string} [sortField] the path to sort by; without it the column cannot be sorted
 * @property {number} [width] in pixels
 * @property {'left' | 'center' | 'right'} [align]
 * @property {(row: Record<string, any>) => Node | string | number | null} render gets the fields, by their aliases or
 *     the last parts of their paths; a text is shown as text
 */

/**
 * @typedef {object} DeviceDetail
 * @property {string} id
 * @property {string} title
 * @property {number} [priority]
 * @property {(device: any) => boolean} [match] whether it is shown for a device
 * @property {(device: any, element: HTMLElement) => void} render called anew with each change, up to once a second; the
 *     element has what was put there last time
 */

/**
 * @typedef {object} SidebarItem
 * @property {string} id
 * @property {string} title
 * @property {number} [priority]
 * @property {() => void} click
 */

/**
 * @typedef {object} SettingsPane
 * @property {string} id
 * @property {string} title
 * @property {number} [priority]
 * @property {(element: HTMLElement, changed: () => void) => void} create fills the pane; to call changed() makes it
 *     possible to save
 * @property {(element: HTMLElement) => void} save
 */

/**
 * @typedef {object} RowHighlight
 * @property {string} id
 * @property {string} title
 * @property {string} description
 * @property {string} color such as "#ffcccc"
 * @property {number} [priority]
 * @property {boolean} [enabled] whether it is on until the user changes it; true unless given
 * @property {import('./fields.js').Field[]} fields
 * @property {(row: Record<string, any>) => boolean} match gets the fields as a column's render does
 */

/**
 * @typedef {object} Ui
 * @property {'classic' | 'new'} kind
 * @property {(tab: Tab) => void} addTab
 * @property {(column: DeviceColumn) => void} addDeviceColumn
 * @property {(detail: DeviceDetail) => void} addDeviceDetail
 * @property {(item: SidebarItem) => void} addSidebarItem
 * @property {(pane: SettingsPane) => void} addSettingsPane
 * @property {(highlight: RowHighlight) => void} addRowHighlight
 */

export {};
