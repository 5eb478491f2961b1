// @ts-check

/** Milliseconds in which a page reloads itself at most once: a listener that calls every page outdated must not spin it. */
const ONCE_IN = 60_000;

const KEY = 'callbridge-reloaded';

/**
 * @param {number} now milliseconds since 1970
 * @returns {boolean} whether the page may reload itself now; remembered as done
 */
export function mayReload(now) {
  try {
    const last = Number(sessionStorage.getItem(KEY) ?? 0);
    sessionStorage.setItem(KEY, String(now));
    return Math.abs(now - last) > ONCE_IN;
  } catch {
    // Storage may be blocked in a frame: then the person reloads.
    return false;
  }
}
