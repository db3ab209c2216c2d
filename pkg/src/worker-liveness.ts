/**
 * Detects terminated workers. There is no event for it, but the locks of a worker are released.
 */

/**
 * In a worker: holds a lock as long as the worker lives. @returns the lock's name; `undefined`
 * without locks.
 */
export async function holdLivenessLock(): Promise<string | undefined> {
  const locks = lockManager();
  if (!locks) return undefined;
  const name = `trifold-worker-${crypto.randomUUID()}`;
  return new Promise((resolve) => {
    const held = () => {
      resolve(name);
      return new Promise<never>(() => undefined);
    };
    // A document without an origin has locks, but may not use them.
    locks.request(name, held).catch(() => resolve(undefined));
  });
}

/** Calls `ended` once the worker that holds the lock is gone, unless `signal` is aborted before. */
export function watchLivenessLock(name: string, ended: () => void, signal: AbortSignal): void {
  lockManager()
    ?.request(name, { signal }, ended)
    .catch(() => undefined);
}

/** Insecure pages have no locks. */
function lockManager(): LockManager | undefined {
  return (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
}
