import { describe, expect, test } from 'vitest';
import { suggestTopics, type SuggestionFacts } from '../../../../lib/daily/bar/suggest-topics.ts';
import { toFollow, toMute } from '../../../../lib/daily/bar/topic-facts.ts';
import { addDays } from '../../../../lib/papers/feed-day.ts';
import type { Paper } from '../../../../lib/papers/paper.ts';
import type { Topic, TopicFacts } from '../../../../lib/store/topic.ts';
import { aDay, aPaper, idNumber } from '../../../support/a-paper.ts';
import { someDays, someRecentPapers } from '../../../support/some-recent-papers.ts';

const MONTH_DAYS = 20;
const DAYS_BEFORE = 60;
const PAPERS_A_DAY = 10;

type Keywords = readonly string[];

/** Days of ten papers each, of which the n-th of all has the keywords told for it. */
function fillDays(dayCount: number, keywordsOf: (n: number) => Keywords, firstNumber = 1) {
  const papers = Array.from({ length: dayCount * PAPERS_A_DAY }, (_, n): Partial<Paper> => {
    const keywords = keywordsOf(n);
    return { title: `Zylem${firstNumber + n} ${keywords.join(' ')}`, keywords: [...keywords], authors: [] };
  });
  return Array.from({ length: dayCount }, (_, day) => papers.slice(day * PAPERS_A_DAY, (day + 1) * PAPERS_A_DAY));
}

interface Month {
  readonly now?: (n: number) => Keywords;
  readonly earlier?: (n: number) => Keywords;
  readonly daysBefore?: number;
}

function facts({ now = () => [], earlier = () => [], daysBefore = DAYS_BEFORE }: Month = {}): SuggestionFacts {
  const newest = addDays(aDay('2026-05-29'), -MONTH_DAYS);
  return {
    recent: someRecentPapers(fillDays(MONTH_DAYS, now)),
    before: someDays(fillDays(daysBefore, earlier, 5_001), { newest, firstNumber: 5_001 }),
    saved: [],
    topics: [],
  };
}

const stored = (topic: TopicFacts): Topic => ({ ...topic, id: topic.query, isDropped: false, at: 1 });
const namesOf = (given: SuggestionFacts): string[] => suggestTopics(given).map(({ facts: { name } }) => name);
/** The first so many papers have it. */
const first =
  (count: number, ...keywords: Keywords) =>
  (n: number): Keywords =>
    n < count ? keywords : [];
const savedWith = (...papers: readonly Partial<Paper>[]): Paper[] =>
  papers.map((each, n) => aPaper({ id: idNumber(9_001 + n), keywords: [], authors: [], ...each }));

describe('suggestTopics', () => {
  test('suggestTopics suggests nothing when nothing is known', () => {
    expect(suggestTopics({ recent: someRecentPapers([]), before: [], saved: [], topics: [] })).toEqual([]);
  });

  test('suggestTopics suggests a keyword, and says why, when it is rising this month', () => {
    const [suggestion, ...others] = suggestTopics(
      facts({ now: first(8, 'latent looping'), earlier: first(6, 'latent looping') }),
    );

    expect(suggestion).toMatchObject({
      facts: { kind: 'follow', name: 'latent looping', query: '"latent looping"', votes: undefined },
      why: 'Rising: a keyword of 8 papers this month, 2 a month before',
    });
    expect(others).toEqual([]);
  });

  test.each([
    [0, 'none before'],
    [1, 'hardly any before'],
    [9, '3 a month before'],
  ])('suggestTopics says what was before when %i papers of three months have had it', (count, words) => {
    const [suggestion] = suggestTopics(
      facts({ now: first(9, 'latent looping'), earlier: first(count, 'latent looping') }),
    );

    expect(suggestion?.why).toBe(`Rising: a keyword of 9 papers this month, ${words}`);
  });

  test.each([
    ['it is as frequent as ever', { now: first(8, 'latent looping'), earlier: first(24, 'latent looping') }],
    ['three papers may be chance', { now: first(3, 'latent looping') }],
    ['too few days are known before the month', { now: first(8, 'latent looping'), daysBefore: 29 }],
    ['a tenth of all papers have it', { now: first(21, 'latent looping') }],
    ['it is known in short forms alone', { now: first(8, 'LL'), earlier: first(1, 'latent looping (LL)') }],
  ])('suggestTopics does not suggest a keyword when %s', (_state, month) => {
    expect(namesOf(facts(month))).toEqual([]);
  });

  test('suggestTopics puts what rises more first, and stops at eight, when many rise', () => {
    const now = (n: number): Keywords => (n < 140 ? [`subject${String(Math.floor(n / 14))}`] : []);
    const earlier = (n: number): Keywords => (n < 60 ? [`subject${String(Math.floor(n / 6))}`] : []);
    const names = namesOf(facts({ now: (n) => (n > 180 ? ['late riser'] : now(n)), earlier }));

    expect(names[0]).toBe('late riser');
    expect(names).toHaveLength(8);
    expect(new Set(names).size).toBe(8);
  });

  test('suggestTopics suggests one of two keywords when the same papers have both', () => {
    expect(namesOf(facts({ now: first(8, 'latent looping', 'looped latents') }))).toHaveLength(1);
  });

  test.each([
    ['followed', toFollow('search', 'latent looping')],
    ['followed by another name that finds the same papers', toFollow('search', 'title:looping')],
    ['muted', toMute('keyword', 'latent looping')],
  ])('suggestTopics does not suggest a keyword when it is %s', (_state, topic) => {
    expect(namesOf({ ...facts({ now: first(8, 'latent looping') }), topics: [stored(topic)] })).toEqual([]);
  });

  test('suggestTopics suggests what saved papers share before what rises', () => {
    const saved = savedWith(
      { keywords: ['state spaces'], authors: ['Ada Moreau'], organization: 'Uni Basel' },
      { keywords: ['State space'], authors: ['Ada Moreau', 'Lin Wei'], organization: 'Uni Basel' },
    );
    const suggestions = suggestTopics({ ...facts({ now: first(8, 'latent looping') }), saved });

    expect(suggestions.slice(0, 3).map(({ facts: { query }, why }) => [query, why])).toEqual(
      expect.arrayContaining([
        ['author:"Ada Moreau"', 'An author of 2 papers you saved'],
        ['org:"Uni Basel"', '2 papers you saved are from there'],
        [expect.stringMatching(/^"state spaces?"$/i), 'A keyword of 2 papers you saved'],
      ]),
    );
    expect(suggestions.map(({ facts: { name } }) => name).at(-1)).toBe('latent looping');
    expect(suggestions).toHaveLength(4);
  });

  test('suggestTopics suggests nothing from what was saved when each name is of one paper only', () => {
    const saved = savedWith(
      { keywords: ['state spaces'], authors: ['Ada Moreau', 'Ada Moreau'] },
      { keywords: ['speech'], authors: ['Lin Wei'] },
    );

    expect(namesOf({ ...facts(), saved })).toEqual([]);
  });

  test('suggestTopics gives each suggestion a color of its own when there are some', () => {
    const saved = savedWith({ authors: ['Ada Moreau', 'Lin Wei'] }, { authors: ['Ada Moreau', 'Lin Wei'] });
    const colors = suggestTopics({ ...facts({ now: first(8, 'latent looping') }), saved }).map(
      ({ facts: { color } }) => color,
    );

    expect(colors).toHaveLength(3);
    expect(new Set(colors).size).toBe(3);
    expect(colors).not.toContain('gray');
  });
});
