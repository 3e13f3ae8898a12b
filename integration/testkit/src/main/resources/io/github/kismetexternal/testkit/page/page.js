/*
 * Login, then the plugins' scripts, then the page, in Kismet's order. As there, since 2022 a script that fails keeps
 * the page empty, and one that does not load until 2021 is told of in an alert.
 */
'use strict';

{
    const asked = new URLSearchParams(location.search);

    async function signedIn() {
        const login = btoa(kismet.getStorage('kismet.base.login.username', 'kismet') + ':'
            + kismet.getStorage('kismet.base.login.password', ''));
        return (await fetch('session/check_login', {headers: {Authorization: 'Basic ' + login}})).ok;
    }

    function remember(user, password) {
        kismet.putStorage('kismet.base.login.username', user);
        kismet.putStorage('kismet.base.login.password', password);
    }

    async function login() {
        if (asked.has('user') && asked.has('password')) {
            remember(asked.get('user'), asked.get('password'));
        }
        if (await signedIn()) {
            return;
        }
        const form = document.getElementById('login');
        form.hidden = false;
        await new Promise(resolve => form.addEventListener('submit', async event => {
            event.preventDefault();
            remember(form.elements.user.value, form.elements.password.value);
            if (await signedIn()) {
                form.hidden = true;
                resolve();
            } else {
                form.querySelector('[role=alert]').textContent = 'User or password are not right.';
            }
        }));
    }

    /** Classic scripts one after the other, each given two seconds to say that it is there: 2020-12 and 2021-08. */
    async function loadScripts() {
        const {dynamicjs} = await (await fetch('dynamic.json')).json();
        for (const {module, js} of dynamicjs) {
            const failed = await $.getScript(js).then(() => false, () => true);
            for (let tries = 0; !failed && tries < 20 && window[module]?.load_complete !== 1; tries++) {
                await new Promise(resolve => setTimeout(resolve, 100));
            }
            if (window[module]?.load_complete !== 1) {
                alert(`Failed to load JS module '${module}' from '${js}'`);
            }
        }
        loaded.forEach(callback => callback());
    }

    async function loadModules() {
        const loader = document.createElement('script');
        loader.src = 'dynamic.js';
        const ready = new Promise((resolve, reject) => {
            loader.onload = resolve;
            loader.onerror = () => reject(new Error('/dynamic.js could not be loaded.'));
        });
        document.head.append(loader);
        await ready;
        await load_dynamics();
    }

    const loaded = [];
    if (!simulated.modules) {
        kismet.AddLoadComplete = callback => loaded.push(callback);
    }

    function draw() {
        document.getElementById('page').hidden = false;
        $('#release').text(simulated.release);
        if (simulated.themes) {
            kismet_ui_iconbar.AddIconbarItem({
                id: 'themepicker',
                priority: 145,
                createCallback: parent => parent.append($('<button type="button">Theme</button>').on('click', () => {
                    kismet.putStorage('kismet.ui.theme', kismet_theme.theme === 'dark' ? 'light' : 'dark');
                    location.reload();
                }))
            });
        }
        kismet_ui_base.OpenEventbusWs();
        kismet_ui_iconbar.makeIconbar($('#iconbar'));
        kismet_ui_tabpane.MakeTabPane($('#southpane-tabs'), 'south');
        kismet_ui_tabpane.MakeTabPane($('#centerpane-tabs'), 'center');
        kismet_ui_sidebar.MakeSidebar($('#sidebar'));
    }

    $(async () => {
        document.addEventListener('visibilitychange', () => {
            kismet_ui.window_visible = !document.hidden;
        });
        await login();
        await (simulated.modules ? loadModules() : loadScripts());
        draw();
    });
}
