import * as v from 'valibot';
import { sessionArea, type KeyValueArea } from '../../platform/key-value.ts';
import { loadSettings } from '../../settings/settings-store.ts';
import type { Store } from '../../store/open-store.ts';
import { settingsBackup } from '../../store/settings-backup.ts';
import { loadNews } from './load-news.ts';

const COUNT_KEY = 'newsCount';
const CountShape = v.object({ facts: v.string(), count: v.pipe(v.number(), v.integer(), v.minValue(0)) });

/**
 * How many papers are new and above the bar since the user last looked: the length of what `loadNews` finds. Counting
 * reads hundreds of papers, and a background wakes for every page that asks, so the number is kept for the session
 * beside the state of all that it comes of, and counted again when any of that has changed.
 *
 * @throws StoreError
 */
export async function loadNewsCount(store: Store, session: KeyValueArea = sessionArea): Promise<number> {
  const looked = await store.ledger.get('looked');
  const [facts, stored] = await Promise.all([nameFacts(store, looked), session.get(COUNT_KEY).catch(() => undefined)]);
  const kept = v.safeParse(CountShape, stored);
  if (kept.success && kept.output.facts === facts) return kept.output.count;
  const { papers } = await loadNews(store, looked);
  // Without it, the next one counts again.
  await session.set({ [COUNT_KEY]: { facts, count: papers.length } }).catch(() => undefined);
  return papers.length;
}

/** Read before what is counted: a change in between leaves a name that no later state has. */
async function nameFacts({ corpus, topics, marks, db }: Store, looked: unknown): Promise<string> {
  const [{ barVotes, topicVotes }, edition, ...stamps] = await Promise.all([
    loadSettings(settingsBackup({ db })),
    corpus.getEdition(),
    topics.getStamp(),
    marks.getStamp(),
  ]);
  return JSON.stringify([looked, edition, barVotes, topicVotes, ...stamps]);
}
