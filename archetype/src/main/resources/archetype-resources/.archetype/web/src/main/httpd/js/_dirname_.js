import {createTab} from './watch-tab.js';
import {watch} from './watch-model.js';

const KEY = 'kismet.device.base.key';

/** @param {import('./kismet-plugin/ui.js').Ui} ui */
export default function (ui) {
    // The tab's id also stands in kismet_plugin__dirname_.js.
    ui.addTab({id: '_dirname__tab', title: '_pluginName_', area: 'bottom', priority: 50, create: createTab});

    ui.addRowHighlight({
        id: '_dirname__seen',
        title: '_pluginName_',
        description: 'Devices that match the list',
        // Black and white text can both be read on it, in the light page and in the dark one.
        color: '#ab6600',
        fields: [KEY],
        match: row => watch.hasSeen(row[KEY])
    });

    watch.start();
}
