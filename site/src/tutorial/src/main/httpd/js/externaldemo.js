// START SNIPPET: ui
import {element, post, subscribe, table, timeSeries, toast} from './kismet-plugin.js';

/** @param {import('./kismet-plugin/ui.js').Ui} ui */
export default function (ui) {
    ui.addTab({id: 'externaldemo', title: 'External demo', area: 'bottom', priority: 50, create});
}

async function create(page) {
    showGreetings(page);
    await showClock(page);
}
// END SNIPPET: ui

// START SNIPPET: clock
async function showClock(page) {
    const times = [];
    const seconds = [];
    const chart = await timeSeries(page,
        {label: 'Seconds of Kismet\'s clock', series: [{label: 'seconds'}], height: 160});
    subscribe('ticks', tick => {
        times.push(tick.seconds);
        seconds.push(tick.seconds % 60);
        chart.update(times.slice(-120), seconds.slice(-120));
    });
}
// END SNIPPET: clock

// START SNIPPET: greetings
function showGreetings(page) {
    const name = element('input', {name: 'name', required: true, maxlength: 40});
    const form = element('form', {onsubmit: submit}, element('label', {}, 'Your name ', name), ' ',
        element('button', {}, 'Greet'));
    const greetings = table({caption: 'Who greeted', columns: [{title: 'Name', value: row => row.name}]});
    const rows = [];
    page.append(form, greetings.element);

    subscribe('greetings', greeting => {
        rows.unshift(greeting);
        greetings.update(rows);
    });

    async function submit(event) {
        event.preventDefault();
        try {
            toast((await post('greet', {name: name.value})).answer, 'success');
        } catch (problem) {
            toast(problem.message, 'error');
        }
    }
}
// END SNIPPET: greetings
