/*
 * The device list, with the columns of plugins: as DataTables has them until 2023-07, as Tabulator has them since. Of
 * its own it has the name only. As in Kismet, strings are escaped before anybody sees them, and what a
 * column makes of them is taken for HTML.
 */
'use strict';

{
    const columns = new Map();
    const highlights = [];
    const fieldName = field => Array.isArray(field) ? field[1] : field.slice(field.lastIndexOf('/') + 1);
    const KEY = 'kismet.device.base.key';
    const EVERY = 2000;
    const LENGTH = 50;

    const ui = window.kismet_ui = {
        window_visible: true,

        AddDeviceColumn(id, options) {
            columns.set(id, {...options, id, shown: !simulated.tabulator && options.visible !== false});
        },

        AddDeviceRowHighlight(options) {
            options.enable = kismet.getStorage('kismet.rowhighlight.enable' + options.name,
                options.defaultenable ?? true);
            options.color = kismet.getStorage('kismet.rowhighlight.color' + options.name, options.defaultcolor);
            highlights.push(options);
            highlights.sort((a, b) => a.priority - b.priority);
        },

        AddDeviceView() {},
        AddChannelList() {},
        GetChannelListKeys: () => [],
        RenderTrimmedTime: options => String(new Date(options.value * 1000)).substring(4, 25),
        RenderHumanSize: options => kismet.HumanReadableSize(options.value)
    };

    if (simulated.tabulator) {
        const hidden = [];
        ui.AddHiddenDeviceColumn = column => hidden.push(column.field);
        ui.AddDeviceIcon = () => {};
        ui.hiddenDeviceFields = hidden;
    } else {
        ui.GetDeviceColumns = () => [...columns.values()];
        ui.GetDeviceFields = () => fields();
        ui.ResizeDeviceTable = () => {};
    }

    function fields() {
        const wanted = [KEY, 'kismet.device.base.commonname', ...ui.hiddenDeviceFields ?? []];
        columns.forEach(column => wanted.push(...column.field ? [column.field] : [], ...column.fields ?? []));
        highlights.forEach(highlight => wanted.push(...highlight.fields));
        return wanted.filter((field, i) => wanted.findIndex(one => String(one) === String(field)) === i);
    }

    /** One cell, the way the release's table library asks for it. */
    function content(column, record, number) {
        const value = column.field ? kismet.ObjectByString(record, fieldName(column.field)) : undefined;
        if (!simulated.tabulator) {
            return column.renderfunc ? column.renderfunc(value, 'display', record, {row: number, settings: {}}) : value;
        }
        const row = {original_data: record, device_key: record[KEY], [column.id]: value};
        const cell = {getValue: () => value, getRow: () => ({getData: () => row})};
        try {
            return column.render ? column.render(value, row, cell, () => {}, column.auxdata) : value;
        } catch (e) {
            return value;
        }
    }

    function draw(parent, records) {
        const shown = [...columns.values()].filter(column => column.shown);
        const head = $('<tr>').append('<th>Name</th>');
        shown.forEach(column => $('<th>').html(simulated.tabulator ? column.title : column.sTitle).appendTo(head));
        const body = $('<tbody>');
        records.forEach((record, number) => {
            const line = $('<tr>', {id: record[KEY]})
                .append($('<td>').html(kismet.censorMAC(record['kismet.device.base.commonname'])));
            shown.forEach(column => {
                const made = content(column, record, number);
                const cell = $('<td>', {'data-column': column.id}).appendTo(line);
                if (made instanceof Node) {
                    cell.append(made);
                } else {
                    cell.html(String(made ?? ''));
                }
            });
            const fitting = highlights.find(highlight => highlight.enable && fits(highlight, record));
            if (fitting) {
                line.css('background-color', fitting.color);
            }
            line.on('click', () => kismet_ui.DeviceDetailWindow(record[KEY])).appendTo(body);
        });
        parent.find('table').remove();
        parent.append($('<table class="devices">').append($('<thead>').append(head), body));
    }

    function fits(highlight, record) {
        try {
            return highlight.selector(simulated.tabulator ? {original_data: record, ...record} : record);
        } catch (e) {
            return false;
        }
    }

    function load(parent) {
        const asked = {fields: fields()};
        const variables = simulated.tabulator ? {page: 0, length: LENGTH} : {start: 0, length: LENGTH, draw: 1};
        if (!simulated.tabulator) {
            Object.assign(asked, {datatable: true, colmap: {}});
        }
        $.post('devices/views/all/devices.json', {json: JSON.stringify(asked), ...variables})
            .done(answer => draw(parent, kismet.sanitizeObject(answer.data ?? [])))
            .fail(failure => console.error('The device list could not be loaded: ' + failure.status))
            .always(() => setTimeout(() => load(parent), EVERY));
    }

    /** Since 2025-09 nobody sees a plugin's column until he asks for it, in the table's menu. */
    function chooser(parent) {
        const box = $('<details id="columns">').append('<summary>Columns</summary>').appendTo(parent);
        columns.forEach(column => $('<label>').append(
            $('<input type="checkbox">').prop('checked', column.shown).on('change', event => {
                column.shown = event.target.checked;
            }), document.createTextNode(' '), $('<span>').html(column.title ?? column.sTitle)).appendTo(box));
    }

    kismet_ui_tabpane.AddTab({
        id: 'tab-devices',
        tabTitle: 'Devices',
        priority: -1000,
        createCallback(parent) {
            chooser(parent);
            load(parent);
        }
    }, 'center');
}
