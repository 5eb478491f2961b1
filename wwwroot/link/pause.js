// @ts-check

/**
 * Waits; a page that comes to the front or back on line does not wait out its time.
 * @param {number} milliseconds
 * @param {AbortSignal} signal ends the wait by rejecting with its reason
 * @returns {Promise<void>}
 */
export function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const done = new AbortController();
    const timer = setTimeout(finish, milliseconds);
    function finish() {
      clearTimeout(timer);
      done.abort();
      resolve();
    }
    globalThis.addEventListener?.('online', finish, { signal: done.signal });
    globalThis.document?.addEventListener('visibilitychange', finish, { signal: done.signal });
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      done.abort();
      reject(signal.reason);
    }, { signal: done.signal });
  });
}
