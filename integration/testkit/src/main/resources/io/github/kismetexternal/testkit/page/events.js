/*
 * The page's websocket to the event bus.
 */
'use strict';

{
    const listeners = [];

    const base = window.kismet_ui_base = {
        eventbus_ws: null,
        system_user: 'simulated',

        SubscribeEventbus(topic, fields, callback) {
            const listener = {topic, callback, ...fields.length > 0 && {fields}};
            listeners.push(listener);
            if (base.eventbus_ws?.readyState === 1) {
                subscribe(listener);
            }
        },

        OpenEventbusWs() {
            const url = new URL('eventbus/events.ws', document.baseURI);
            url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
            url.searchParams.set('user', kismet.getStorage('kismet.base.login.username', 'kismet'));
            url.searchParams.set('password', kismet.getStorage('kismet.base.login.password', ''));
            base.eventbus_ws = new WebSocket(url);
            base.eventbus_ws.onopen = () => listeners.forEach(subscribe);
            base.eventbus_ws.onclose = () => setTimeout(() => base.OpenEventbusWs(), 500);
            base.eventbus_ws.onmessage = event => {
                const message = JSON.parse(event.data);
                Object.keys(message).forEach(topic => listeners
                    .filter(listener => listener.topic === topic)
                    .forEach(listener => listener.callback(message[topic])));
            };
        }
    };

    function subscribe({topic, fields}) {
        base.eventbus_ws.send(JSON.stringify({SUBSCRIBE: topic, ...fields && {fields}}));
    }

    base.SubscribeEventbus('TIMESTAMP', [], data => {
        kismet.timestamp_sec = data['kismet.system.timestamp.sec'];
    });

    kismet_ui_tabpane.AddTab({
        id: 'messagebus',
        tabTitle: 'Messages',
        priority: -1001,
        createCallback(parent) {
            const list = $('<ul>').appendTo(parent);
            base.SubscribeEventbus('MESSAGE', [], message => {
                $('<li>').text(message['kismet.messagebus.message_string']).prependTo(list);
                list.children().slice(50).remove();
            });
        }
    });
}
