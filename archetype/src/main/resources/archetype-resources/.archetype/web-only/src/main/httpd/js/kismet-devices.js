/* The devices that Kismet tracks, as its REST API tells them. */
import {url} from './kismet-plugin.js';

const BASE = 'kismet.device.base.';
const FIELDS = [
    [`${BASE}key`, 'key'],
    [`${BASE}macaddr`, 'mac'],
    [`${BASE}commonname`, 'name'],
    [`${BASE}first_time`, 'firstSeen'],
    [`${BASE}last_time`, 'lastSeen'],
    ['dot11.device/dot11.device.last_beaconed_ssid_record/dot11.advertisedssid.ssid', 'offered'],
    ['dot11.device/dot11.device.last_probed_ssid_record/dot11.probedssid.ssid', 'wanted']
];
const SECONDS = 10;

/**
 * Returns the devices that were seen at a time or later.
 *
 * @param {number} time in seconds since 1970
 * @returns {Promise<{key: string, mac: string, names: string[], firstSeen: number, lastSeen: number}[]>}
 */
export async function devicesSince(time) {
    const answer = await fetch(url('/devices/views/all/devices.json'), {
        method: 'POST',
        headers: {'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8'},
        body: `json=${encodeURIComponent(JSON.stringify({fields: FIELDS, last_time: time}))}`,
        signal: AbortSignal.timeout(1000 * SECONDS)
    });
    if (!answer.ok) {
        throw new Error(`Kismet did not tell its devices (status ${answer.status}).`);
    }
    return (await answer.json()).map(({key, mac, name, firstSeen, lastSeen, offered, wanted}) => ({
        key,
        mac,
        names: [offered, wanted, name].filter(one => typeof one === 'string' && one !== ''),
        firstSeen,
        lastSeen
    }));
}
