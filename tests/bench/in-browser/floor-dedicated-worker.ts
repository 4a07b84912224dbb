import type { Answer } from './protocol.ts';

declare const self: DedicatedWorkerGlobalScope;

// The least a worker can do: start, and say that it has.
self.addEventListener('message', () => self.postMessage({ titles: [] } satisfies Answer, []));
