/*
 * A table that can be sorted, and keeps its rows' elements where they do not change.
 */
import {element, styles} from './element.js';
import {guard} from './report.js';

/**
 * @typedef {object} Column
 * @property {string} title
 * @property {(row: any) => string | number | boolean | Date | null | undefined} value to show, and to sort by
 * @property {(row: any) => Node | string} [render] what to show instead; a text is shown as text
 * @property {'left' | 'center' | 'right'} [align]
 * @property {boolean} [sortable] true unless given
 */

/**
 * @typedef {object} TableOptions
 * @property {string} caption what the table holds, for those who do not see it, too
 * @property {Column[]} columns
 * @property {any[]} [rows]
 * @property {(row: any) => unknown} [key] what makes a row the same as an earlier one; its place unless given
 * @property {(row: any) => void} [onSelect] makes the first column's cells buttons
 * @property {number} [limit] how many rows are shown, 500 unless given
 * @property {string} [empty] what to say when there are none
 */

/**
 * Makes a table.
 *
 * @param {TableOptions} options
 * @returns {{element: HTMLElement, update(rows: any[]): void}}
 */
export function table({caption, columns, rows = [], key, onSelect, limit = 500, empty = 'Nothing yet'}) {
    styles();
    const body = element('tbody');
    const remark = element('p.kp-remark', {role: 'status'});
    const heads = columns.map((column, i) => head(column, () => sortBy(i)));
    const made = element('div.kp.kp-table-box', {},
        element('table.kp-table', {}, element('caption', {}, caption), element('thead', {}, element('tr', {}, heads)),
            body),
        remark);
    let shown = rows;
    let sorted = -1;
    let descending = false;
    let known = new Map();

    function sortBy(column) {
        descending = sorted === column && !descending;
        sorted = column;
        heads.forEach((th, i) => {
            if (i === sorted) {
                th.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
            } else {
                th.removeAttribute('aria-sort');
            }
        });
        draw();
    }

    function draw() {
        const ordered = sorted < 0 ? [...shown] : sort(shown, columns[sorted], descending);
        const next = new Map();
        const lines = ordered.slice(0, limit).map((row, i) => {
            const id = key ? guard('a table\'s key()', () => key(row), i) : i;
            const line = known.get(id) ?? columns.map(column => element('td', {class: align(column)}));
            next.set(id, line);
            line.forEach((cell, c) => fill(cell, columns[c], row, c === 0 ? onSelect : undefined));
            return line[0].parentElement ?? element('tr', {}, line);
        });
        known = next;
        place(body, lines);
        const left = ordered.length - lines.length;
        say(remark, ordered.length === 0 ? empty : left > 0 ? `${left} more are not shown.` : '');
    }

    draw();
    return {
        element: made,
        update(newRows) {
            shown = newRows;
            draw();
        },
    };
}

function head(column, sort) {
    const content = column.sortable === false
        ? column.title
        : element('button.kp-sort', {type: 'button', onclick: sort}, column.title);
    return element('th', {scope: 'col', class: align(column)}, content);
}

function align(column) {
    return column.align && column.align !== 'left' ? `kp-${column.align}` : null;
}

/**
 * Sorts by a column: numbers by size, texts as people do, and what is missing last.
 *
 * @param {any[]} rows
 * @param {Column} column
 * @param {boolean} descending
 * @returns {any[]} a copy
 */
export function sort(rows, column, descending) {
    const direction = descending ? -1 : 1;
    return rows
        .map(row => ({row, value: guard(`the column ${column.title}`, () => column.value(row))}))
        .sort((a, b) => {
            if (a.value === null || a.value === undefined || b.value === null || b.value === undefined) {
                return Number(a.value === null || a.value === undefined)
                    - Number(b.value === null || b.value === undefined);
            }
            return direction * (typeof a.value === 'string' || typeof b.value === 'string'
                ? String(a.value).localeCompare(String(b.value), undefined, {numeric: true})
                : Number(a.value) - Number(b.value));
        })
        .map(one => one.row);
}

function fill(cell, column, row, onSelect) {
    const value = guard(`the column ${column.title}`, () => column.render ? column.render(row) : column.value(row), '');
    const content = value instanceof Node ? value : text(value);
    if (onSelect) {
        let button = cell.firstElementChild;
        if (!button) {
            button = element('button.kp-link', {type: 'button', onclick: () => guard('a table\'s onSelect()',
                () => onSelect(cell.row))});
            cell.append(button);
        }
        cell.row = row;
        show(button, content);
    } else {
        show(cell, content);
    }
}

function show(holder, content) {
    if (content instanceof Node || holder.firstElementChild || holder.textContent !== content) {
        holder.replaceChildren(content);
    }
}

function text(value) {
    return value === null || value === undefined ? '' : value instanceof Date ? value.toLocaleString() : String(value);
}

/** Puts lines into order, and leaves alone what is in its place: there may be the keyboard's focus. */
function place(body, lines) {
    lines.forEach((line, i) => {
        if (body.children[i] !== line) {
            body.insertBefore(line, body.children[i] ?? null);
        }
    });
    while (body.children.length > lines.length) {
        body.lastElementChild.remove();
    }
}

function say(remark, words) {
    if (remark.textContent !== words) {
        remark.textContent = words;
    }
    remark.hidden = words === '';
}
