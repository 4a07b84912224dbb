import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { loadBar } from '../../lib/daily/bar/load-bar.ts';
import { loadDigest } from '../../lib/daily/digest/load-digest.ts';
import { loadForYou } from '../../lib/daily/for-you/load-for-you.ts';
import { loadNews } from '../../lib/daily/news/load-news.ts';
import { toMoment } from '../../lib/daily/news/looked.ts';
import { describeSittingNews, loadSittingNews } from '../../lib/daily/news/sitting-news.ts';
import { repaintBadge } from '../../lib/daily/signal/badge.ts';
import { sendSignal } from '../../lib/daily/signal/send-signal.ts';
import { addDays } from '../../lib/papers/feed-day.ts';
import type { ActionFace } from '../../lib/platform/action.ts';
import type { Notice } from '../../lib/platform/notifications.ts';
import { saveSettings } from '../../lib/settings/settings-store.ts';
import type { Store } from '../../lib/store/open-store.ts';
import { aDay, aFetchedDay, idNumber } from '../support/a-paper.ts';
import { aTopic, createTestStore } from '../support/a-store.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { localTimeIn } from '../support/local-time-in.ts';

const FIRST_DAY = aDay('2026-05-11');
const WORDS = ['sparse', 'dense', 'speech', 'video'] as const;

const paper = fc.record({ word: fc.constantFrom(...WORDS), upvotes: fc.nat({ max: 60 }) });
const topic = fc.record({
  kind: fc.constantFrom('follow' as const, 'mute' as const),
  query: fc.constantFrom(...WORDS),
  votes: fc.option(fc.nat({ max: 40 }), { nil: undefined }),
});
const life = fc.record({
  days: fc.array(fc.array(paper, { maxLength: 6 }), { minLength: 1, maxLength: 6 }),
  /** After which of the days the user has looked; undefined for never. */
  lookedAfter: fc.option(fc.nat({ max: 5 }), { nil: undefined }),
  barVotes: fc.nat({ max: 60 }),
  topics: fc.array(topic, { maxLength: 3 }),
  hidden: fc.array(fc.nat({ max: 60 }), { maxLength: 3 }),
  /** Votes that every paper gains at last. */
  rise: fc.nat({ max: 20 }),
});
type Life = typeof life extends fc.Arbitrary<infer Facts> ? Facts : never;

async function storeDays(store: Store, { days }: Life, { from = 0, to = days.length, rise = 0 } = {}): Promise<void> {
  for (const [index, papers] of days.slice(from, to).entries()) {
    const day = addDays(FIRST_DAY, from + index);
    const facts = papers.map(({ word, upvotes }, n) => ({
      id: idNumber((from + index) * 10 + n),
      title: `Of ${word} things`,
      upvotes: upvotes + rise,
    }));
    await store.corpus.putDay(aFetchedDay(day, facts, { fetchedAt: Date.parse(`${addDays(day, 1)}T12:00:00Z`) }));
  }
}

async function liveThrough(store: Store, facts: Life): Promise<void> {
  const { lookedAfter, barVotes, topics, hidden, rise } = facts;
  await saveSettings({ notifies: true, notifyHour: 9, notifyDays: 'every day', barVotes, badge: 'count' });
  await store.ledger.set({ signalDates: ['2020-01-01'] });
  for (const each of topics) await store.topics.add(aTopic(each));
  const seen = lookedAfter === undefined ? 0 : Math.min(lookedAfter + 1, facts.days.length);
  await storeDays(store, facts, { to: seen });
  const looked = lookedAfter === undefined ? undefined : await toMoment(store.corpus, 0);
  if (looked) await store.ledger.set({ looked });
  await storeDays(store, facts, { from: seen });
  if (rise > 0) await storeDays(store, facts, { rise });
  for (const n of hidden) await store.marks.set({ id: idNumber(n), title: '' }, 'hidden', true);
}

async function readBadge(store: Store): Promise<ActionFace> {
  let face: ActionFace | undefined;
  await repaintBadge(store, async (painted) => void (face = painted));
  return face!;
}

async function readNotice(store: Store): Promise<Notice | undefined> {
  const notices: Notice[] = [];
  const clock = createFakeClock('2026-06-01T12:00:00Z');
  await sendSignal(store, {
    clock,
    toLocal: localTimeIn('Europe/Berlin'),
    loadStatus: () => Promise.resolve({ state: 'idle', doneDays: 1, totalDays: 1, freshAt: clock.now() }),
    mayNotify: () => Promise.resolve(true),
    showNotice: async (notice) => void notices.push(notice),
  });
  return notices[0];
}

test('badge, tooltip, notification, popup, For you and digest tell one number whatever was stored, followed, muted, hidden and seen', async () => {
  const counts = new Set<number>();
  await fc.assert(
    fc.asyncProperty(life, async (facts) => {
      fakeBrowser.reset();
      const store = createTestStore();
      await liveThrough(store, facts);
      const { papers, listedCount } = await loadNews(store, await store.ledger.get('looked'));
      const count = papers.length;
      counts.add(count);

      const [badge, sitting] = [await readBadge(store), await loadSittingNews(store, await loadBar(store))];
      const notice = await readNotice(store);
      const digest = await loadDigest(store, { kind: 'new' });
      const { corpus } = store;
      const forYou = await loadForYou({
        corpus,
        marks: await store.marks.getAll(),
        bar: await loadBar(store),
        news: papers,
      });

      const words = `${count} new ${count === 1 ? 'paper' : 'papers'} above your bar`;
      expect(badge.text).toBe(count === 0 ? '' : String(count));
      expect(badge.title).toBe(`Ibid: ${count === 0 ? 'nothing new above your bar' : words}`);
      expect(notice?.title).toBe(count === 0 ? undefined : words);
      expect([sitting.papers, sitting.listedCount]).toEqual([papers, listedCount]);
      const idsOf = (rows: readonly { readonly paper: { readonly id: string } }[]) => rows.map(({ paper }) => paper.id);
      expect(idsOf(digest.above).toSorted()).toEqual(papers.map(({ id }) => id).toSorted());
      expect(digest.count).toBe(describeSittingNews(sitting));
      expect(papers.filter(({ id }) => !idsOf(forYou).includes(id))).toEqual([]);
      expect(listedCount === 0 || describeSittingNews(sitting).includes(`${count} of ${listedCount}`)).toBe(true);
    }),
    { numRuns: 150 },
  );

  // Else next to nothing was compared.
  expect(counts.size).toBeGreaterThan(5);
}, 30_000);
