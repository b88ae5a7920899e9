/** @typedef {import('./bytes.js').ByteReader} ByteReader */

/**
 * Orders days as the calendar does.
 * @param {string} day  `YYYY-MM-DD`
 */
export function dayNumber(day) {
  const [year, month, date] = day.split('-').map(Number);
  return year * 512 + month * 32 + date;
}

const MAX_DAY = dayNumber('9999-12-31');

/**
 * @param {ByteReader} reader
 * @param {number} documentCount  of the manifest
 * @returns {Uint32Array}  `dayNumber` by document, from 1; 0 for none. Throws a FormatError for anything but all days.
 */
export function decodeDates(reader, documentCount) {
  let day = 0;
  const days = reader.list(() => {
    day += reader.signed();
    const month = (day >> 5) & 15;
    reader.must(day === 0 || (day >= 512 && day <= MAX_DAY && month >= 1 && month <= 12 && (day & 31) > 0));
    return day;
  });
  reader.end();
  reader.must(days.length === documentCount);
  return Uint32Array.from([0, ...days]);
}
