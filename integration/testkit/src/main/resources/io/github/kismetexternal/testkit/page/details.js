/*
 * The window with a device's details, and what plugins add to it. It is drawn anew every second.
 */
'use strict';

{
    const details = {device: [], alert: []};
    const add = list => (id, title, position, options) => {
        list.push({id, title, position, options});
        list.sort((a, b) => a.position - b.position);
    };

    kismet_ui.AddDetail = (container, id, title, position, options) => add(container)(id, title, position, options);
    kismet_ui.AddDeviceDetail = add(details.device);
    kismet_ui.GetDeviceDetails = () => details.device;
    window.kismet_ui_alerts = {AddAlertDetail: add(details.alert)};

    kismet_ui.DeviceDetailWindow = key => {
        $('#windows .details').remove();
        const shown = $('<div class="window details">').append('<h2>Device details</h2>').appendTo('#windows');
        $('<button type="button">Close</button>').on('click', () => shown.remove()).appendTo(shown);
        const storage = {};
        const update = () => {
            if (!shown.closest('body').length) {
                return;
            }
            $.get(`devices/by-key/${key}/device.json`)
                .done(device => draw(shown, kismet.sanitizeObject(device), {storage}, 'storage_devlist_' + key))
                .always(() => setTimeout(update, 1000));
        };
        update();
    };

    function draw(shown, device, options, storage) {
        details.device.forEach(detail => {
            const {filter, render, draw: drawInto, finalize} = detail.options;
            if (typeof filter === 'function' && filter(device) === false) {
                return;
            }
            let content = shown.children('#' + detail.id);
            if (!content.length) {
                $('<h3>', {id: 'header_' + detail.id}).html(detail.title).appendTo(shown);
                content = $('<div>', {id: detail.id}).appendTo(shown);
            }
            if (typeof render === 'function') {
                content.html(render(device));
            }
            drawInto?.(device, content, options, storage);
            finalize?.(device, content, options, storage);
        });
    }
}
