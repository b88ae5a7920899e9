// What a search takes that goes further than its words: filters and their counts, orders, languages, what write-ups imply.
// One file of its own, which comes with the first search that needs it.

export { beside, shownBeside } from './beside.js';
export { dateKeys } from './date_keys.js';
export { decodeDates } from './dates.js';
export { decodeFacets, facetsOf, lessonsLeft, nameOf } from './facets.js';
export { FilterGroups } from './filter_groups.js';
export { renderedWeights, viaOf } from './implied.js';
export { countLessons } from './narrowing.js';
export { exactSwitch, viaLine } from './via_view.js';
