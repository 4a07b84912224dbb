import { threadId } from 'node:worker_threads';

/** In Node locks are the whole process's, and several test files run in it: each has those of an origin of its own. */
const { locks } = navigator;
const prefix = `${threadId}:`;
const request = locks.request.bind(locks) as (name: string, ...rest: unknown[]) => Promise<unknown>;
const query = locks.query.bind(locks);

function ownInfo(infos: readonly LockInfo[] = []): LockInfo[] {
  return infos.flatMap(({ name = '', mode = 'exclusive' }) =>
    name.startsWith(prefix) ? [{ name: name.slice(prefix.length), mode }] : [],
  );
}

Object.assign(locks, {
  request: (name: string, ...rest: unknown[]) => request(`${prefix}${name}`, ...rest),
  query: async () => {
    const { held, pending } = await query();
    return { held: ownInfo(held), pending: ownInfo(pending) };
  },
});
