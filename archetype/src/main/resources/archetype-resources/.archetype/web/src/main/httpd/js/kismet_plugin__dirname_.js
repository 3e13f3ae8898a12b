/*
 * Kismet's pages of 2020 to 2025 load this file: as a classic script until 2021, as a module since. So it has neither
 * import nor export, and tells Kismet at once which tabs there are to be; _dirname_.js has the rest. Whatever fails in
 * here must not reach Kismet: since 2022 its whole page would stay empty.
 */
(function () {
    'use strict';

    const early = {
        tabs: [{id: '_dirname__tab', title: '_pluginName_', group: 'south', priority: 50}],
        columns: [],
        sidebarItems: [],
        waiting: [],
        answer: (...call) => {
            early.waiting.push(call);
        }
    };

    function attempt(what, action) {
        try {
            action();
        } catch (problem) {
            console.error('Plugin _dirname_: ' + what + ' failed.', problem);
        }
    }

    early.tabs.forEach(tab => attempt('the tab ' + tab.id, () => window.kismet_ui_tabpane.AddTab({
        id: tab.id,
        tabTitle: tab.title,
        priority: tab.priority,
        createCallback: div => attempt('the tab ' + tab.id, () => early.answer('tab', tab.id, div[0]))
    }, tab.group)));

    window.kismet_plugin__dirname_ = {load_complete: 1};

    import(new URL('plugin/_dirname_/js/kismet-plugin.js', document.baseURI))
        .then(library => library.start(early,
            () => import(new URL('plugin/_dirname_/js/_dirname_.js', document.baseURI))))
        .catch(problem => {
            console.error('Plugin _dirname_: its library could not be loaded.', problem);
            early.waiting.filter(call => call[0] === 'tab').forEach(call => {
                call[2].textContent = 'The plugin could not be loaded; the browser\'s console has the reason.';
            });
        });
})();
