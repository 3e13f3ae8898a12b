/* What to watch for: the beginning of a MAC address, or a network name with * and ? in it. */
const LONGEST = 40;
const MAC = /^[0-9a-f]{2}([:-][0-9a-f]{2}){1,5}[:-]?$/i;

/**
 * Reads what the user wrote.
 *
 * @param {string} text
 * @returns {{pattern: string, kind: 'MAC address' | 'Network name'}}
 */
export function parse(text) {
    const pattern = text.trim();
    if (pattern === '' || pattern.length > LONGEST) {
        throw new RangeError(`A pattern must have 1 to ${LONGEST} characters; write the beginning of a MAC address, or `
            + 'a network name with * and ? in it.');
    }
    return MAC.test(pattern)
        ? {pattern: pattern.toUpperCase().replaceAll('-', ':').replace(/:$/, ''), kind: 'MAC address'}
        : {pattern, kind: 'Network name'};
}

/**
 * @param {{pattern: string, kind: string}} wanted
 * @param {{mac: string, names: string[]}} device
 */
export function matches({pattern, kind}, device) {
    return kind === 'MAC address'
        ? device.mac.toUpperCase().startsWith(pattern)
        : device.names.some(name => matchesGlob(pattern, name));
}

/** Takes at most as many steps as both have characters, multiplied: no pattern makes it slow. */
function matchesGlob(glob, text) {
    const pattern = [...glob];
    const name = [...text];
    let p = 0;
    let n = 0;
    let star = -1;
    let starEnd = 0;
    while (n < name.length) {
        if (pattern[p] === '*') {
            star = p++;
            starEnd = n;
        } else if (pattern[p] === '?' || pattern[p] === name[n]) {
            p++;
            n++;
        } else if (star >= 0) {
            p = star + 1;
            n = ++starEnd;
        } else {
            return false;
        }
    }
    return pattern.slice(p).every(left => left === '*');
}
