import type { KeyValueArea } from '../../lib/platform/key-value.ts';

/** A storage area in memory that keeps JSON copies, as the browser's does. */
export interface MemoryArea extends KeyValueArea {
  readonly items: Map<string, unknown>;
  /** What every further call rejects with; undefined mends the area. */
  failWith(error: unknown): void;
}

export function createMemoryArea(initial: Readonly<Record<string, unknown>> = {}): MemoryArea {
  const items = new Map<string, unknown>(Object.entries(initial));
  const listeners = new Set<(changed: ReadonlyMap<string, unknown>) => void>();
  let failure: unknown;
  const step = async (): Promise<void> => {
    await Promise.resolve();
    if (failure !== undefined) throw failure;
  };
  const announce = (changed: ReadonlyMap<string, unknown>): void => {
    for (const listener of listeners) listener(changed);
  };
  return {
    items,
    failWith(error) {
      failure = error;
    },
    async get(key) {
      await step();
      return items.get(key);
    },
    async getAll() {
      await step();
      return Object.fromEntries(items);
    },
    async set(changes) {
      await step();
      const copies = new Map(Object.entries(JSON.parse(JSON.stringify(changes)) as Record<string, unknown>));
      for (const [key, value] of copies) items.set(key, value);
      announce(copies);
    },
    async remove(keys) {
      await step();
      const gone = [keys].flat().filter((key) => items.delete(key));
      announce(new Map(gone.map((key) => [key, undefined])));
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
