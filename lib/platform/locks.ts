/**
 * Runs `task` while holding the named lock of this origin, or returns undefined at once when another
 * context holds it. The browser frees the lock when its holder dies.
 */
export async function runExclusively<T>(name: string, task: () => Promise<T>): Promise<T | undefined> {
  return navigator.locks.request(name, { ifAvailable: true }, async (lock) => (lock ? task() : undefined));
}

/** Runs `task` once every earlier holder of the named lock of this origin is done. */
export async function runInTurn<T>(name: string, task: () => Promise<T>): Promise<T> {
  return navigator.locks.request(name, task);
}

/** Whether any context of this origin holds the named lock now. */
export async function isLocked(name: string): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some((lock) => lock.name === name);
}
