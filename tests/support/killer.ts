import type { Corpus } from '../../lib/store/corpus.ts';
import type { HubClient } from '../../lib/feed/hub-client.ts';
import type { KeyValueArea } from '../../lib/platform/key-value.ts';

/** What everything throws once the process is dead; no code of ours knows it. */
export class Killed extends Error {}

export interface Killer {
  /** Whether the step to die at was reached. */
  readonly hasStruck: boolean;
  /** Passes, or dies: from the n-th step on nothing that goes through here works any more. */
  step(): void;
}

/** @param n the step to die at, counted from 1 */
export function createKiller(n: number): Killer {
  let steps = 0;
  return {
    get hasStruck() {
      return steps >= n;
    },
    step() {
      steps += 1;
      if (steps >= n) throw new Killed(`killed at step ${n}`);
    },
  };
}

/** Lets the killer strike before and after each write; what is written stays written. */
export function killableCorpus(corpus: Corpus, killer: Killer): Corpus {
  return {
    ...corpus,
    getDay: (day) => aroundStep(killer, () => corpus.getDay(day)),
    getDaysFrom: (day) => aroundStep(killer, () => corpus.getDaysFrom(day)),
    putDay: (fetched) => aroundStep(killer, () => corpus.putDay(fetched)),
  };
}

export function killableArea(area: KeyValueArea, killer: Killer): KeyValueArea {
  return {
    get: (key) => aroundStep(killer, () => area.get(key)),
    getAll: () => aroundStep(killer, () => area.getAll()),
    set: (items) => aroundStep(killer, () => area.set(items)),
    remove: (keys) => aroundStep(killer, () => area.remove(keys)),
    onChanged: (listener) => area.onChanged(listener),
  };
}

export function killableClient(client: HubClient, killer: Killer): HubClient {
  return {
    fetchFeedPage: (day, page, signal) => aroundStep(killer, () => client.fetchFeedPage(day, page, signal)),
  };
}

async function aroundStep<T>(killer: Killer, operation: () => Promise<T>): Promise<T> {
  killer.step();
  const result = await operation();
  killer.step();
  return result;
}
