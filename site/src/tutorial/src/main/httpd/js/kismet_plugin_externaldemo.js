/*
 * Kismet's pages of 2020 to 2025 load this file: as a classic script until 2021, as a module since. So it has neither
 * import nor export, and tells Kismet at once what there is to be; externaldemo.js has the rest. Whatever fails in here must
 * not reach Kismet: since 2022 its whole page would stay empty.
 */
(function () {
    'use strict';

    // START SNIPPET: early
    /** The ids are those in externaldemo.js. A tab's group is "south", or "center" for one beside the device list. */
    const early = {
        tabs: [{id: 'externaldemo', title: 'External demo', group: 'south', priority: 50}],
        columns: [],
        sidebarItems: []
    };
    // END SNIPPET: early

    // From here on nothing but addresses and names needs to be changed.

    // Until the library is there, what Kismet asks for waits; a cell is asked for again soon.
    early.waiting = [];
    early.answer = (kind, id, argument) => {
        if (kind.startsWith('cell')) {
            return '';
        }
        early.waiting.push([kind, id, argument]);
    };

    function attempt(what, action) {
        try {
            action();
        } catch (problem) {
            console.error('Plugin externaldemo: ' + what + ' failed.', problem);
        }
    }

    function plain(title) {
        return title.replace(/&/g, '&amp;').replace(/</g, '&lt;');
    }

    early.tabs.forEach(tab => attempt('the tab ' + tab.id, () => window.kismet_ui_tabpane.AddTab({
        id: tab.id,
        tabTitle: plain(tab.title),
        priority: tab.priority || 0,
        createCallback: div => attempt('the tab ' + tab.id, () => early.answer('tab', tab.id, div[0]))
    }, tab.group || 'south')));

    early.sidebarItems.forEach(item => attempt('the menu entry ' + item.id,
        () => window.kismet_ui_sidebar.AddSidebarItem({
            id: item.id,
            listTitle: plain(item.title),
            priority: item.priority || 0,
            clickCallback: () => early.answer('sidebarItem', item.id)
        })));

    // One column for two kinds of table: DataTables until 2023-07, Tabulator since.
    early.columns.forEach(column => attempt('the column ' + column.id,
        () => window.kismet_ui.AddDeviceColumn(column.id, {
            sTitle: plain(column.title),
            title: plain(column.title),
            name: column.title,
            description: column.description,
            field: column.fields[0],
            fields: column.fields,
            sortfield: column.sortField,
            sortable: Boolean(column.sortField),
            orderable: Boolean(column.sortField),
            searchable: false,
            width: column.width,
            alignment: column.align || 'left',
            renderfunc: (data, type, row) => type === 'display' ? early.answer('cellMarkup', column.id, row) : data,
            render: (data, row) => early.answer('cell', column.id, row.original_data)
        })));

    window.kismet_plugin_externaldemo = {load_complete: 1};

    import(new URL('plugin/externaldemo/js/kismet-plugin.js', document.baseURI))
        .then(library => library.start(early,
            () => import(new URL('plugin/externaldemo/js/externaldemo.js', document.baseURI))))
        .catch(problem => {
            console.error('Plugin externaldemo: its library could not be loaded.', problem);
            // Kismet may make the tab before that or behind it.
            early.answer = (kind, id, argument) => {
                if (kind === 'tab') {
                    argument.textContent = 'The plugin could not be loaded; the browser\'s console has the reason.';
                }
                return '';
            };
            early.waiting.forEach(call => early.answer(...call));
        });
})();
