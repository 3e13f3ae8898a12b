/*
 * What the plugin adds to Kismet's page. The ids of tab, column and menu entry also stand in kismet_plugin__dirname_.js.
 */
import {censor, element, events, keyValues, subscribe, table, timeSeries, toast} from './kismet-plugin.js';

/** @param {import('./kismet-plugin/ui.js').Ui} ui */
export default function (ui) {
    ui.addTab({id: '_dirname_', title: '_pluginName_', area: 'bottom', priority: 50, create});

    ui.addDeviceColumn({
        id: '_dirname__vendor',
        title: '_pluginName_',
        description: 'Vendor, as the plugin writes it',
        fields: ['kismet.device.base.manuf', 'kismet.device.base.macaddr'],
        sortField: 'kismet.device.base.manuf',
        width: 140,
        render: row => element('b', {title: censor.mac(row['kismet.device.base.macaddr'])},
            row['kismet.device.base.manuf'])
    });

    ui.addDeviceDetail({
        id: '_dirname__detail',
        title: '_pluginName_',
        priority: 50,
        render: (device, parent) => parent.replaceChildren(keyValues({
            Name: censor.name(device['kismet.device.base.commonname']),
            Vendor: device['kismet.device.base.manuf']
        }).element)
    });

    ui.addRowHighlight({
        id: '_dirname__highlight',
        title: '_pluginName_',
        description: 'Devices without a known vendor',
        color: '#8a6d3b',
        enabled: false,
        fields: ['kismet.device.base.manuf'],
        match: row => row['kismet.device.base.manuf'] === 'Unknown'
    });

    ui.addSidebarItem({
        id: '_dirname__about',
        title: 'About _pluginName_',
        priority: 50,
        click: () => toast('_pluginName_ is a plugin in Java.')
    });
}

async function create(page) {
    const times = [];
    const seconds = [];
    const values = keyValues({'Kismet\'s time': 'not heard yet'});
    const ticks = table({
        caption: 'What the helper sent',
        columns: [
            {title: 'Number', value: row => row.seq, align: 'right'},
            {title: 'Content', value: row => row.text}
        ],
        key: row => row.seq,
        empty: 'Nothing yet'
    });
    page.append(values.element, ticks.element);

    const chart = await timeSeries(page,
        {label: 'Seconds of Kismet\'s clock', series: [{label: 'seconds'}], height: 140});
    events('TIMESTAMP', event => {
        const now = event['kismet.system.timestamp.sec'];
        values.update({'Kismet\'s time': new Date(1000 * now).toLocaleTimeString()});
        times.push(now);
        seconds.push(now % 60);
        chart.update(times.slice(-120), seconds.slice(-120));
    });

    const rows = [];
    subscribe('ticks', {
        item: (data, seq) => {
            rows.unshift({seq, text: JSON.stringify(data)});
            rows.length = Math.min(rows.length, 100);
            ticks.update(rows);
        },
        error: problem => ticks.update([{seq: 0, text: problem.message}])
    });
}
