/*
 * Tabs, menu, icons and settings. What is added once they are drawn does not show, as in Kismet.
 */
'use strict';

{
    const groups = {};
    const menu = [];
    const icons = [];
    const settings = [];
    const byPriority = (a, b) => a.priority - b.priority;
    const lacks = (options, ...names) => names.some(name => !(name in options));

    const tabpane = window.kismet_ui_tabpane = {
        AddTab(options, group = 'south') {
            if (lacks(options, 'id', 'tabTitle', 'createCallback')) {
                return;
            }
            options.priority ??= 0;
            groups[group] = (groups[group] ?? []).filter(tab => tab.id !== options.id).concat(options);
        },

        RemoveTab(id, group = 'south') {
            groups[group] = (groups[group] ?? []).filter(tab => tab.id !== id);
        },

        MakeTabPane(parent, group) {
            const tabs = (groups[group] ?? []).sort(byPriority);
            const heads = $('<ul class="tab-heads">').appendTo(parent.empty());
            tabs.forEach(tab => {
                $('<li>').append($('<a>', {href: '#' + tab.id}).html(tab.tabTitle)
                    .on('click', event => {
                        event.preventDefault();
                        activate(parent, tabs, tab, group);
                    })).appendTo(heads);
                const content = $('<div>', {id: tab.id, 'class': 'ui-tabcontent'}).appendTo(parent);
                tab.createCallback(content);
            });
            const last = kismet.getStorage(`kismet.base.${group}.last_tab`, '');
            const first = tabs.find(tab => '#' + tab.id === last) ?? tabs[0];
            if (first) {
                activate(parent, tabs, first, group);
            }
        }
    };

    if (simulated.activatesTabs) {
        tabpane.AddElement = (element, group) => $(`#${group}pane-tabs`).append(element);
    }

    function activate(parent, tabs, tab, group) {
        const before = tabs.find(one => one.active);
        if (simulated.deactivatesTabs && before && before !== tab) {
            before.deactivateCallback?.();
        }
        tabs.forEach(one => {
            one.active = one === tab;
            parent.children('#' + one.id).toggle(one.active);
            parent.find(`.tab-heads a[href="#${one.id}"]`).parent().toggleClass('active', one.active);
        });
        kismet.putStorage(`kismet.base.${group}.last_tab`, '#' + tab.id);
        if (simulated.activatesTabs) {
            tab.activateCallback?.();
        }
    }

    window.kismet_ui_sidebar = {
        AddSidebarItem(options) {
            if (!lacks(options, 'id', 'listTitle', 'clickCallback')) {
                options.priority ??= 0;
                menu.push(options);
            }
        },

        MakeSidebar(parent) {
            menu.sort(byPriority).forEach(item => $('<div>', {id: item.id, role: 'button', tabindex: 0})
                .html(item.listTitle).on('click', () => item.clickCallback()).appendTo(parent));
        }
    };

    window.kismet_ui_iconbar = {
        AddIconbarItem(options) {
            if (!lacks(options, 'id', 'createCallback')) {
                options.priority ??= 0;
                icons.push(options);
            }
        },

        makeIconbar(parent) {
            icons.sort(byPriority).forEach(icon => icon.createCallback($('<div>', {id: icon.id}).appendTo(parent)));
        }
    };

    window.kismet_ui_settings = {
        AddSettingsPane(options) {
            settings.push(options);
        },

        SettingsModified(modified = true) {
            $('#settings-save').prop('disabled', !modified);
        },

        ShowSettings(id) {
            const shown = $('<div class="window" id="settings">').appendTo('#windows').append('<h2>Settings</h2>');
            const list = $('<p>').appendTo(shown);
            const content = $('<div id="settings-content">').appendTo(shown);
            let current = null;
            const show = pane => {
                current = pane;
                kismet_ui_settings.SettingsModified(false);
                pane.create(content.empty());
            };
            settings.sort(byPriority).forEach(pane => list.append(
                $('<button type="button">').html(pane.listTitle).on('click', () => show(pane)), ' '));
            $('<button type="button" id="settings-save" disabled>Save</button>').appendTo(shown).on('click', () => {
                current?.save(shown);
                kismet_ui_settings.SettingsModified(false);
            });
            $('<button type="button">Close</button>').appendTo(shown).on('click', () => shown.remove());
            const first = settings.find(pane => pane.id === id);
            if (first) {
                show(first);
            }
        }
    };

    kismet_ui_sidebar.AddSidebarItem({
        id: 'sidebar_settings',
        listTitle: 'Settings',
        priority: 100,
        clickCallback: () => kismet_ui_settings.ShowSettings()
    });
}
