/*
 * Time series and bars, drawn by uPlot, which is loaded with the first of them.
 */
import {element, styles} from './element.js';
import {file} from './place.js';
import {theme} from './theme.js';

const COLOURS = 4;

/** @type {Promise<any> | undefined} */
let loaded;

function uPlot() {
    styles(file('js/uplot/uPlot.min.css'));
    loaded ??= import(file('js/uplot/uPlot.esm.js')).then(module => module.default);
    return loaded;
}

/**
 * @typedef {object} Series
 * @property {string} label
 * @property {string} [color] a CSS colour; unless given, one of the theme's
 */

/**
 * Draws values over time.
 *
 * @param {HTMLElement} parent
 * @param {{label: string, series: Series[], height?: number}} options the label says what is to be seen; height in
 *     pixels, 200 unless given
 * @returns {Promise<{element: HTMLElement, update(times: number[], ...values: (number | null)[][]): void,
 *     destroy(): void}>} times are seconds since 1970, ascending; a value of null is a gap
 */
export async function timeSeries(parent, {label, series, height = 200}) {
    const lines = series.map((one, i) => ({
        label: one.label,
        stroke: one.color ?? colour(parent, `--kp-series-${i % COLOURS + 1}`),
        width: 2,
    }));
    const chart = await draw(parent, label, height, {series: [{}, ...lines], axes: [axis(parent), axis(parent)]});
    return {
        element: chart.element,
        destroy: chart.destroy,
        update(times, ...values) {
            chart.set([times, ...values]);
            chart.summarize(series.map((one, i) => `${one.label}: ${values[i]?.at(-1) ?? 'none'}`).join(', '));
        },
    };
}

/**
 * Draws a bar for each of some values.
 *
 * @param {HTMLElement} parent
 * @param {{label: string, color?: string, height?: number}} options as for timeSeries()
 * @returns {Promise<{element: HTMLElement, update(names: string[], values: number[]): void, destroy(): void}>}
 */
export async function bars(parent, {label, color, height = 200}) {
    let names = [];
    const plot = await uPlot();
    const fill = color ?? colour(parent, '--kp-series-1');
    const named = {
        ...axis(parent),
        splits: () => names.map((_, i) => i),
        values: (_, splits) => splits.map(i => shorten(names[i] ?? '')),
        grid: {show: false},
    };
    const chart = await draw(parent, label, height, {
        scales: {x: {time: false, range: () => [-0.6, names.length - 0.4]}, y: {range: (_, low, high) =>
            [Math.min(0, low ?? 0), Math.max(1, high ?? 1)]}},
        axes: [named, axis(parent)],
        legend: {show: false},
        series: [{}, {label, fill, stroke: fill, paths: plot.paths.bars({size: [0.7, 80]}), points: {show: false}}],
    });
    return {
        element: chart.element,
        destroy: chart.destroy,
        update(newNames, values) {
            names = newNames;
            chart.set([names.map((_, i) => i), values]);
            chart.summarize(names.map((name, i) => `${name}: ${values[i]}`).join(', '));
        },
    };
}

async function draw(parent, label, height, options) {
    styles();
    const Plot = await uPlot();
    const summary = element('p.kp-unseen');
    const holder = element('div', {'aria-hidden': 'true'});
    const made = element('figure.kp.kp-chart', {role: 'group', 'aria-label': label}, holder, summary);
    parent.append(made);
    const width = () => Math.max(120, Math.floor(made.clientWidth));
    const empty = options.series.map(() => []);
    const plot = new Plot({width: width(), height, ...options}, empty, holder);
    const resized = new ResizeObserver(() => {
        // A hidden tab has no width.
        if (made.clientWidth > 0 && width() !== plot.width) {
            plot.setSize({width: width(), height});
        }
    });
    resized.observe(made);
    const unthemed = theme.onChange(() => plot.redraw());
    return {
        element: made,
        set: data => plot.setData(data),
        summarize(text) {
            summary.textContent = text;
        },
        destroy() {
            resized.disconnect();
            unthemed();
            plot.destroy();
            made.remove();
        },
    };
}

/** A canvas knows no variables of a stylesheet: they are read at each drawing. */
function colour(at, variable) {
    return () => theme.value(variable, at.querySelector('.kp') ?? at) || 'gray';
}

function axis(parent) {
    return {stroke: colour(parent, '--kp-text'), grid: {stroke: colour(parent, '--kp-line'), width: 1},
        ticks: {stroke: colour(parent, '--kp-line'), width: 1}};
}

function shorten(name) {
    return name.length > 14 ? name.slice(0, 13) + '…' : name;
}
