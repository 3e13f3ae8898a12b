/* The tab: what is watched for, a form to change that, and what was seen. */
import {censor, element, styles, table} from './kismet-plugin.js';
import {watch} from './watch-model.js';

const MAC = /^[0-9A-F]{2}(:[0-9A-F]{2})+$/;

/** @param {HTMLElement} page */
export function createTab(page) {
    styles(new URL('../css/watch.css', import.meta.url).href);
    const problem = element('p.watch-problem', {role: 'alert'});
    const patterns = table({
        caption: 'Watched for',
        columns: [
            {title: 'Pattern', value: row => row.pattern, render: shownPattern},
            {title: 'Kind', value: row => row.kind},
            {title: 'Change', value: () => null, render: removeButton, sortable: false}
        ],
        key: row => row.pattern,
        empty: 'Nothing yet: add a device or a network above.'
    });
    const sightings = table({
        caption: 'Seen',
        columns: [
            {title: 'Name', value: row => row.name, render: row => fromAir(shownName(row))},
            {title: 'MAC address', value: row => row.mac, render: row => element('code', {}, censor.mac(row.mac))},
            {title: 'Matches', value: row => row.pattern, render: shownPattern},
            {title: 'First seen', value: row => row.firstSeen, render: row => time(row.firstSeen), align: 'right'},
            {title: 'Last seen', value: row => row.lastSeen, render: row => time(row.lastSeen), align: 'right'}
        ],
        key: row => row.key,
        empty: 'None of these has been seen yet.'
    });
    page.append(element('div.watch', {},
        element('section.watch-list', {'aria-label': 'What is watched for'}, form(), patterns.element),
        element('section.watch-seen', {'aria-label': 'What was seen'}, problem, sightings.element)));

    let shown = '';
    watch.onChange(() => {
        const next = JSON.stringify(watch.patterns);
        // Only when it differs: the keyboard's focus may be on a button of it.
        if (next !== shown) {
            shown = next;
            patterns.update(watch.patterns);
        }
        sightings.update(watch.sightings);
        if (problem.textContent !== watch.problem) {
            problem.textContent = watch.problem;
        }
    });
}

function form() {
    const input = element('input', {
        id: '_dirname__pattern', name: 'pattern', required: true, maxlength: 40, autocomplete: 'off',
        spellcheck: 'false', 'aria-describedby': '_dirname__hint _dirname__refused'
    });
    const button = element('button', {type: 'submit'}, 'Watch');
    const refused = element('p.watch-problem', {id: '_dirname__refused', role: 'alert'});

    async function submit(event) {
        event.preventDefault();
        button.disabled = true;
        refused.textContent = '';
        try {
            await watch.add(input.value);
            input.value = '';
        } catch (reason) {
            refused.textContent = reason.body || reason.message;
        } finally {
            button.disabled = false;
            input.setAttribute('aria-invalid', String(refused.textContent !== ''));
            input.focus();
        }
    }

    return element('form.watch-form', {onsubmit: submit},
        element('label', {for: '_dirname__pattern'}, 'MAC address or network name'),
        element('div.watch-field', {}, input, button),
        element('p.kp-muted', {id: '_dirname__hint'},
            element('code', {}, '02:4B:50'), ' is how a MAC address begins; ',
            element('code', {}, 'Guest*'), ' is a network name, with * for any characters and ? for one.'),
        refused);
}

function removeButton({pattern}) {
    async function remove() {
        button.disabled = true;
        try {
            await watch.remove(pattern);
            // This button goes, and with it where the keyboard was.
            document.getElementById('_dirname__pattern').focus();
        } catch (reason) {
            button.disabled = false;
            watch.report(reason.body || reason.message);
        }
    }

    const button = element('button', {type: 'button', 'aria-label': `Stop watching for ${pattern}`, onclick: remove},
        'Remove');
    return button;
}

function shownName({name, mac}) {
    return name === mac ? censor.mac(name) : censor.name(name);
}

function shownPattern({pattern}) {
    return MAC.test(pattern) ? element('code', {}, censor.mac(pattern)) : fromAir(censor.name(pattern));
}

function time(seconds) {
    const date = new Date(1000 * seconds);
    const isToday = date.toDateString() === new Date().toDateString();
    return element('time', {datetime: date.toISOString(), title: date.toLocaleString()},
        isToday ? date.toLocaleTimeString() : date.toLocaleString(undefined, {dateStyle: 'medium', timeStyle: 'short'}));
}

/** A name that reads from right to left must not turn what stands beside it. */
function fromAir(name) {
    return element('bdi', {}, name);
}
