/*
 * The browser side of a Kismet plugin: all that a plugin imports.
 *
 * Copyright the Kismet plugin kit authors. SPDX-License-Identifier: Apache-2.0
 */
export {register, start} from './kismet-plugin/start.js';
export {get, post, RequestError} from './kismet-plugin/http.js';
export {subscribe} from './kismet-plugin/feeds.js';
export {events} from './kismet-plugin/events.js';
export {dirname, url} from './kismet-plugin/place.js';
export {element, styles} from './kismet-plugin/element.js';
export {table} from './kismet-plugin/table.js';
export {keyValues} from './kismet-plugin/key-values.js';
export {bars, timeSeries} from './kismet-plugin/chart.js';
export {progress} from './kismet-plugin/progress.js';
export {toast} from './kismet-plugin/toast.js';
export {theme} from './kismet-plugin/theme.js';
export {censor} from './kismet-plugin/censor.js';
export {field} from './kismet-plugin/fields.js';
