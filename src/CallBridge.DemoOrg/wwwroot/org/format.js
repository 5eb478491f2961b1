// @ts-check

/** @param {string} iso a date and time of the org's API (`2026-11-22T15:04:05.000+0000`) or a date */
export function toDate(iso) {
  // Salesforce writes the offset without a colon, which is no ISO 8601 that every browser reads.
  return new Date(iso.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
}

/** @param {number} seconds */
export function duration(seconds) {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return [hours && `${hours} h`, minutes && `${minutes} min`, (rest || seconds === 0) && `${rest} s`].filter(Boolean).join(' ');
}

/** @param {Date} date @param {Date} today */
export function day(date, today) {
  const midnight = (/** @type {Date} */ d) => new Date(d.getFullYear(), d.getMonth(), d.getDate()).getTime();
  const days = Math.round((midnight(today) - midnight(date)) / 86_400_000);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  if (days === -1) return 'Tomorrow';
  return date.toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: date.getFullYear() === today.getFullYear() ? undefined : 'numeric' });
}

/** @param {Date} date */
export function clock(date) {
  return date.toLocaleTimeString(undefined, { hour: 'numeric', minute: '2-digit' });
}

/** @param {string} isoDate `2026-11-22`, a day without a zone */
export function localDay(isoDate) {
  const [year, month, date] = isoDate.split('-').map(Number);
  return new Date(year, month - 1, date);
}

/** @param {string} name */
export function initials(name) {
  return name.split(/\s+/).filter(Boolean).map(word => word[0]).slice(0, 2).join('').toUpperCase();
}
