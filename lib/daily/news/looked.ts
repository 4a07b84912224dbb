import { systemClock } from '../../platform/clock.ts';
import { clearNotice } from '../../platform/notifications.ts';
import type { Corpus } from '../../store/corpus.ts';
import type { CorpusMoment, Ledger } from '../../store/ledger.ts';
import type { Store } from '../../store/open-store.ts';
import { repaintBadge } from '../signal/badge.ts';
import { NEWS_NOTICE } from '../signal/notification.ts';

/** Looks less than this apart are one sitting. */
const SITTING_MS = 30 * 60 * 1_000;

/**
 * Notes that the user has looked at the newest papers: the badge starts again from nothing, and what the
 * notification had to say is said; no mark changes.
 *
 * @param now epoch milliseconds
 */
export async function noteLooked(store: Store, now = systemClock.now()): Promise<void> {
  const [looked, moment] = await Promise.all([store.ledger.get('looked'), toMoment(store.corpus, now)]);
  if (moment) {
    const isOtherSitting = looked !== undefined && !isOneSitting(looked, now);
    await store.ledger.set({ looked: moment, ...(isOtherSitting && { lookedBefore: looked }) });
  }
  await Promise.all([repaintBadge(store), clearNotice(NEWS_NOTICE).catch(() => undefined)]);
}

/**
 * The moment from which a sitting counts what is new: the last look of the sitting before, also after this
 * sitting's own look has been noted.
 *
 * @param now epoch milliseconds
 * @returns undefined for who had never looked
 */
export async function getSittingStart(ledger: Ledger, now: number): Promise<CorpusMoment | undefined> {
  const [looked, before] = await Promise.all([ledger.get('looked'), ledger.get('lookedBefore')]);
  return looked && isOneSitting(looked, now) ? before : looked;
}

/** How far the corpus is now; undefined while it is empty. */
export async function toMoment(corpus: Corpus, now: number): Promise<CorpusMoment | undefined> {
  const [newest, { generation, number }] = await Promise.all([corpus.getNewestDay(), corpus.getEdition()]);
  return newest && { at: now, day: newest.day, generation, edition: number };
}

function isOneSitting(looked: CorpusMoment, now: number): boolean {
  return Math.abs(now - looked.at) < SITTING_MS;
}
