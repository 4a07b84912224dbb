import type { Store } from '../../store/open-store.ts';
import type { Topic } from '../../store/topic.ts';
import { RECENT_DAYS, type RecentPapers } from './recent-papers.ts';
import { loadKeptRecentPapers } from './recent-passing.ts';
import { suggestTopics, type TopicSuggestion } from './suggest-topics.ts';

const DAYS_BEFORE = 90;

/**
 * Loads what suggestions are made of, and makes them.
 *
 * @param recent the papers of the last days, which who shows suggestions has at hand
 * @throws StoreError
 */
export async function loadSuggestions(
  store: Pick<Store, 'corpus' | 'marks'>,
  recent: RecentPapers,
  topics: readonly Topic[],
): Promise<TopicSuggestion[]> {
  const marks = await store.marks.getAll();
  const savedIds = [...marks.values()].filter(({ saved }) => saved?.value).map(({ id }) => id);
  const [saved, longer] = await Promise.all([
    store.corpus.getPapers(savedIds),
    loadKeptRecentPapers(store, RECENT_DAYS + DAYS_BEFORE),
  ]);
  const known = new Set(recent.days.map(({ day }) => day));
  const before = longer.days.filter(({ day }) => !known.has(day));
  return suggestTopics({ recent, before, saved, topics });
}
